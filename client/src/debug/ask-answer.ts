import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readJson } from '../../../project/src/index.ts';
import {
  created,
  type Effect,
  ended,
  exampleDetails,
  type Json,
  type RunAction,
  type RunEvent,
} from '../../../runtime/src/index.ts';
import { ask, type Choice, choose, quoted } from '../ui.ts';
import { askJson } from './ask-json.ts';
import type { Unmocked } from './configuration.ts';
import { namesIn } from './names-in.ts';

/** Has the sandbox do an action; gives what becomes of it. */
export type Perform = (effect: RunAction, now: number) => Promise<RunEvent>;

/**
 * Answers an effect of a run that nothing else answers: as the example of the provider, as the sandbox does it, or as a
 * person says. Undefined where they do not say.
 */
export async function answer(
  effect: Effect,
  now: number,
  unmocked: Unmocked,
  perform: Perform,
): Promise<readonly RunEvent[] | undefined> {
  try {
    switch (effect.type) {
      case 'create-web-input':
        return [created(effect, now)];
      case 'await-web-input':
        return [await askPerson(effect, now)];
      case 'run-action':
        if (unmocked === 'sandbox') return [await perform(effect, now)];
        return [
          unmocked === 'example'
            ? ended(effect, now, 'SUCCEEDED', exampleDetails(effect))
            : await askAction(effect, now),
        ];
      default:
        return [];
    }
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    throw error;
  }
}

type Chosen = 'example' | 'succeed' | 'fail' | 'refuse';

async function askAction(effect: RunAction, now: number): Promise<RunEvent> {
  const { visit, state, url } = effect;
  const example = exampleDetails(effect);
  const chosen = await choose(waysToAnswer(example), {
    title: `${state}: ${url || l10n.t('a registered API')}`,
    placeHolder: l10n.t('Nothing is sent to the provider. What shall it answer?'),
  });
  if (chosen === 'refuse') {
    const cause = await ask({ prompt: l10n.t('Why the provider refuses'), value: 'Not authorized.' });
    return { type: 'action-refused', visit, cause, now };
  }
  const status = chosen === 'fail' ? 'FAILED' : 'SUCCEEDED';
  const details =
    chosen === 'example'
      ? example
      : await askJson(l10n.t('The details of the status document, as JSON'), example);
  return ended(effect, now, status, details);
}

function waysToAnswer(example: Json): Choice<Chosen>[] {
  return [
    {
      label: l10n.t('$(pass) It succeeds as in the documentation'),
      description: `details: ${namesIn(example)}`,
      value: 'example',
    },
    { label: l10n.t('$(pass) It succeeds with details…'), value: 'succeed' },
    { label: l10n.t('$(error) It fails with details…'), description: l10n.t('status FAILED'), value: 'fail' },
    {
      label: l10n.t('$(circle-slash) It cannot be started…'),
      description: 'ActionUnableToRun',
      value: 'refuse',
    },
  ];
}

async function askPerson(
  { visit, state, webInputId }: Effect & { type: 'await-web-input' },
  now: number,
): Promise<RunEvent> {
  const answers: Choice<'respond' | 'expire'>[] = [
    { label: l10n.t('$(comment) A person answers…'), value: 'respond' },
    {
      label: l10n.t('$(watch) Nobody answers in time'),
      description: 'Flows.WebInputExpired',
      value: 'expire',
    },
  ];
  const chosen = await choose(answers, {
    title: l10n.t('{state} waits for {webInputId}', { state, webInputId: quoted(webInputId) }),
    placeHolder: l10n.t('What happens?'),
  });
  if (chosen === 'expire') return { type: 'web-input-expired', visit, now };
  const text = await ask({ prompt: l10n.t('The Value of the option that the person chooses') });
  const read = readJson(text);
  const response = 'value' in read ? read.value : text;
  return { type: 'web-input-answered', visit, result: { web_input_id: webInputId, response }, now };
}
