import { counted } from '../../../../project/src/index.ts';
import {
  dryRun,
  type Rehearsed,
  type RunService,
  type stateFolderOf,
  type Trigger,
} from '../../../../trigger/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printable } from '../../formats/words.ts';
import { printJson } from '../../print-json.ts';

/** So many inputs are shown in full. */
const MOST = 10;

/** `gflow trigger --dry-run`: tells what would happen, and returns the exit status. */
export async function rehearse(
  trigger: Trigger,
  service: RunService,
  state: ReturnType<typeof stateFolderOf>,
  json: boolean,
): Promise<number> {
  const files: Rehearsed[] = [];
  for await (const file of dryRun(trigger, service, state)) files.push(file);
  const refused = files.filter(({ outcome }) => outcome === 'refused');
  if (json) printJson({ trigger: trigger.name, files });
  else for (const line of lines(trigger, files)) console.log(printable(line));
  return refused.length > 0 ? EXIT.found : EXIT.ok;
}

function* lines({ name, folder, pattern }: Trigger, files: readonly Rehearsed[]): Iterable<string> {
  let shown = 0;
  for (const file of files) {
    if (file.outcome === 'refused') yield `✗ ${file.path}: ${file.problem}`;
    else if (file.outcome === 'incomplete')
      yield `… ${file.path}: ${file.problem ?? 'its marker is missing yet'}`;
    else if (file.outcome === 'run' && shown++ < MOST) yield `✓ ${file.path}: ${JSON.stringify(file.input)}`;
  }
  const count = (outcome: Rehearsed['outcome']) => files.filter(file => file.outcome === outcome).length;
  if (shown > MOST) yield `  and ${shown - MOST} more`;
  yield `${name}: ${counted(files.length, 'file')} in ${folder} for ${pattern}: ${count('run')} would start a run, ${count('refused')} would be refused, ${count('incomplete')} not complete, ${count('known')} known already.`;
}
