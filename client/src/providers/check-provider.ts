import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type JsonObject,
  type ProviderFinding,
  type ProviderSeen,
  providerAddressProblem,
  type Session,
  seeProvider,
  tokenRefusal,
  tryProvider,
} from '../../../globus/src/index.ts';
import {
  fieldsOf,
  isJsonObject,
  providerReport,
  readJson,
  schemaFindings,
} from '../../../project/src/index.ts';
import { activeSession } from '../accounts/active-session.ts';
import { requireTrust } from '../environments.ts';
import { retriably } from '../retriably.ts';
import { ask, choose, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { strangersOf } from './ask-providers.ts';

const TITLE = l10n.t('Check an Action Provider');

/**
 * Holds an action provider against the protocol: what it tells about itself, and, where that is agreed to, what it does when a
 * flow runs it. The findings are a document.
 */
export async function checkProviderCommand(workbench: Workbench): Promise<void> {
  requireTrust('check an action provider');
  const address = await ask({
    title: TITLE,
    prompt: l10n.t('Its address, as the ActionUrl of a state.'),
    value: (await proposed(workbench)) ?? 'https://',
    validateInput: text => providerAddressProblem(text.trim()),
  });
  const seen = await withProgress(l10n.t('Asking {address} about itself…', { address }), signal =>
    seeProvider(address, signal),
  );
  const found = [...seen.findings, ...schemaFindings(seen)];
  await show(workbench, seen, found);
  if (seen.introspection === undefined) return;
  const session = await activeSession(
    workbench,
    await workbench.environments.current(),
    l10n.t('run the provider'),
  );
  const refused = tokenRefusal(seen, session);
  if (refused !== undefined)
    return show(workbench, seen, [...found, { step: 'run', outcome: 'wrong', message: refused }]);
  const body = await askBody(seen, session);
  await retriably(workbench, session, async () => {
    const tried = await withProgress(l10n.t('Running {url}…', { url: seen.url }), signal =>
      tryProvider(seen, { session, body, signal }),
    );
    await show(workbench, seen, [...found, ...tried]);
  });
}

/** The first address in the editor that nobody knows. */
async function proposed({ language }: Workbench): Promise<string | undefined> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (!uri || language.kindOf(uri)?.kind !== 'flow-definition') return undefined;
  return (await strangersOf(uri))[0];
}

/** What the action is to do. Giving it is agreeing to run it; leaving it is enough. */
async function askBody(seen: ProviderSeen, { identity: { name } }: Session): Promise<JsonObject> {
  const { host } = new URL(seen.url);
  await choose(
    [
      {
        label: l10n.t('$(play) Run it as a flow would…'),
        detail:
          seen.scope === undefined
            ? l10n.t('{name} runs it at {host}, twice where actions take their time', { name, host })
            : l10n.t(
                '{name} sends {host} a token of {scope}, and runs it, twice where actions take their time',
                { name, host, scope: seen.scope },
              ),
        value: true,
      },
    ],
    {
      title: TITLE,
      placeHolder: l10n.t('What it tells about itself is checked. Escape to leave it at that'),
    },
  );
  const text = await ask({
    title: TITLE,
    prompt: l10n.t('What the action is to do, as JSON: the Parameters of a state. Press Enter to run it.'),
    value: JSON.stringify(exampleBody(seen)),
    validateInput: typed =>
      bodyIn(typed) ? undefined : l10n.t('A JSON object: it starts with { and ends with }.'),
  });
  return bodyIn(text) ?? {};
}

function bodyIn(text: string): JsonObject | undefined {
  const read = readJson(text);
  return 'value' in read && isJsonObject(read.value) ? read.value : undefined;
}

/** The parameters that it requires, to be filled in. */
function exampleBody({ introspection }: ProviderSeen): JsonObject {
  const { required } = fieldsOf(introspection?.input_schema);
  return Object.fromEntries((Array.isArray(required) ? required : []).map(name => [String(name), '']));
}

function show(
  { shownDocuments }: Workbench,
  seen: ProviderSeen,
  findings: readonly ProviderFinding[],
): Promise<void> {
  const { host } = new URL(seen.url);
  return shownDocuments.show(
    l10n.t('Action provider at {host}.log', { host }),
    seen.url,
    `${providerReport(seen, findings).join('\n')}\n`,
  );
}
