import { type JsonObject, problemOf } from '../../../globus/src/index.ts';
import type { Trigger } from '../config/trigger.ts';
import { lookAt } from '../files/look.ts';
import { matcher } from '../files/matcher.ts';
import { scan } from '../files/scan.ts';
import { Journal } from '../journal/journal.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import type { StateFolder } from '../state/state-folder.ts';
import { render } from '../template/render.ts';
import { valuesOf } from '../template/values-of.ts';

/** What would happen with a file. */
export type Rehearsed =
  /** It would start a run with this input. */
  | { path: string; outcome: 'run'; input: JsonObject }
  /** It would not, for the input does not fit the flow. */
  | { path: string; outcome: 'refused'; input: JsonObject; problem: string }
  /** It has had its run, or was there before the trigger. */
  | { path: string; outcome: 'known' }
  /** Its marker is missing, or, as `problem` says, something that a manifest lists. */
  | { path: string; outcome: 'incomplete'; problem?: string };

/** What would happen with each file that is there now. Nothing is started, and nothing is written down. */
export async function* dryRun(
  trigger: Trigger,
  service: RunService,
  state: StateFolder,
): AsyncGenerator<Rehearsed, void, undefined> {
  const ledger = new Ledger(trigger.name, (await Journal.read(state.journal))?.events ?? []);
  const { files, unread } = await scan(trigger.folder, matcher(trigger.pattern));
  if (unread[0]) throw unread[0].error;
  const time = new Date().toISOString();
  for (const path of files.sort()) {
    const seen = await lookAt(trigger.folder, path, trigger.settle);
    if (!seen) continue;
    const [event] =
      ledger.knows(seen) || ledger.elsewhere(seen)?.isGone ? [] : ledger.settled(seen, time).slice(-1);
    const { isComplete, missing } = seen;
    if (!isComplete)
      yield { path, outcome: 'incomplete', ...(missing !== undefined && { problem: missing }) };
    else if (!event) yield { path, outcome: 'known' };
    else {
      const input = render(trigger.input, valuesOf(trigger, event));
      const problem = await refusalOf(service, input);
      yield problem === undefined
        ? { path, outcome: 'run', input }
        : { path, outcome: 'refused', input, problem };
    }
  }
}

async function refusalOf(service: RunService, input: JsonObject): Promise<string | undefined> {
  try {
    await service.check(input);
    return undefined;
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.kind !== 'invalid') throw error;
    return problem.message;
  }
}
