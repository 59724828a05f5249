import * as l10n from '@vscode/l10n';
import { FlowDocument, type LearnedResult } from '../../../language/src/index.ts';
import { counted, fieldsOf, isJsonObject, parseJson, refusal } from '../../../project/src/index.ts';
import { type Json, recordedResponses } from '../../../runtime/src/index.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { definitionOfRun } from './definition-of-run.ts';
import { formOf } from './form-of.ts';
import { logOfRun } from './log-of-run.ts';
import type { ShownRun } from './shown-run.ts';

/** Keeps the form of what the actions of a run have answered, for completion, hovers and findings in its definition. */
export async function learnShapes(workbench: Workbench, shown: ShownRun): Promise<void> {
  const operation = 'learn from the run';
  const definition = await definitionOfRun(shown, operation);
  const log: Json = JSON.parse(JSON.stringify(await logOfRun(workbench, shown)));
  const results = learnedFrom(await readText(definition), fileName(definition), log, new Date());
  const name = quoted(shown.run.label || shown.run.run_id);
  if (results.length === 0)
    throw refusal({
      operation,
      message: l10n.t('The log of {name} does not tell what an action has answered.', { name }),
      remedy: l10n.t('Choose a run in which an action has ended.'),
    });
  const { learnedShapes, problems } = workbench;
  await learnedShapes.learn(definition.toString(), results);
  problems.tell(
    l10n.t('From {name} it is known what {count} of {definition} can answer. Its values are not kept.', {
      name,
      count: counted(results.length, 'action'),
      definition: fileName(definition),
    }),
    { title: l10n.t('Forget'), apply: () => learnedShapes.learn(definition.toString(), []) },
  );
}

/** The form of the last answer of each state whose action has answered. */
export function learnedFrom(text: string, name: string, log: Json, now: Date): LearnedResult[] {
  const day = now.toISOString().slice(0, 10);
  const flow = new FlowDocument(name, text);
  const last = new Map(recordedResponses(parseJson(text, name), log).map(one => [one.state, one.response]));
  return [...last].flatMap(([state, response]) => {
    const details: unknown = fieldsOf(response.status).details;
    const effect = flow.stateNamed(state)?.effect;
    const url = effect?.kind === 'result' && effect.result.kind === 'action' ? effect.result.url : undefined;
    const form: Json | undefined =
      details === undefined ? undefined : formOf(JSON.parse(JSON.stringify(details)));
    return url !== undefined && isJsonObject(form) ? [{ state, url, day, details: form }] : [];
  });
}
