import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Environment, JsonObject } from '../../../globus/src/index.ts';
import { inputSkeleton } from '../../../language/src/index.ts';
import { asTemplate, parseJsonObject, type ScriptedTrigger } from '../../../project/src/index.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { ask, quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { askAccount } from './ask-account.ts';
import { askFlow, type ProjectFlowChosen } from './ask-flow.ts';
import { askWatched } from './ask-watched.ts';
import { dryRun } from './dry-run.ts';
import { writeScript } from './write-script.ts';
import { writeTrigger } from './write-trigger.ts';

const TITLE = l10n.t('Create Trigger');

/** Asks for flow, folder, pattern and account, writes the trigger into the project file, and offers a dry run. */
export async function createTrigger(workbench: Workbench): Promise<void> {
  const environment = await workbench.environments.current();
  const flow = await askFlow(environment, `${TITLE} (1 of 4)`);
  const watch = await askWatched(flow.folder, `${TITLE} (2 of 4)`);
  const pattern = await ask({
    title: `${TITLE} (3 of 4)`,
    prompt: l10n.t('Which files are meant: *.h5 in any folder, raw/**/*.tif only there'),
    value: '*.h5',
    validateInput: text =>
      text.trim() === '' ? l10n.t('A pattern is needed; * means all files.') : undefined,
  });
  const account = await askAccount(workbench, environment, `${TITLE} (4 of 4)`);
  const input = await template(flow.definition);
  const name = await writeTrigger(flow.folder, flow.name, {
    ...{ flow: flow.name, watch, pattern, input },
    ...(account !== undefined && { account }),
  });
  const trigger = { name, watch, pattern, input };
  offerMore(workbench, environment, flow, trigger, account);
}

/** What the input schema asks for, with the path of the file where one is read. */
async function template(definition: vscode.Uri): Promise<JsonObject> {
  const { schema } = await flowFiles(definition);
  if (!schema) return { path: '${path}' };
  const skeleton = inputSkeleton(parseJsonObject(await readText(schema), fileName(schema)));
  return asTemplate(parseJsonObject(JSON.stringify(skeleton), 'the run input'));
}

function offerMore(
  { problems, environments }: Workbench,
  environment: Environment,
  flow: ProjectFlowChosen,
  trigger: Pick<ScriptedTrigger, 'name' | 'watch' | 'pattern' | 'input'>,
  account: string | undefined,
): void {
  const { name } = trigger;
  const title = l10n.t('Dry run of {name}', { name: quoted(name) });
  const task = { gflow: environments.gflow, folder: flow.folder, environment, title };
  problems.tell(
    l10n.t(
      'The trigger {name} is in globus-flows.json. Look its input over; it runs with: gflow trigger {name2}',
      { name: quoted(name), name2: name },
    ),
    { title: l10n.t('Dry Run'), apply: () => dryRun(problems, task, name, account) },
    { title: l10n.t('Write Python Script'), apply: () => writeScript(flow, environment, trigger) },
  );
}
