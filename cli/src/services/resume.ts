import { GlobusError, problemOf, runOutcome } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printJson } from '../print-json.ts';
import { followToEnd } from './follow.ts';
import { type ServiceOptions, withServices } from './services.ts';

export interface ResumeCommand extends ServiceOptions {
  follow?: true;
}

/** `gflow resume`: wakes a run that waits, and returns the exit status. */
export async function resume(runId: string, command: ResumeCommand): Promise<number> {
  const { json } = command;
  return withServices(command, async services => {
    const waiting = await services.globus.flows.getRun(runId);
    const { title, problem } = runOutcome(waiting);
    if (waiting.status !== 'INACTIVE')
      throw refusal({
        kind: 'conflict',
        operation: 'resume the run',
        message: `The run does not wait for anybody: ${title.toLowerCase()}.`,
        remedy: 'Only a run that waits can be resumed.',
      });
    // Who does not agree here may have agreed elsewhere: the service knows.
    if (problem) await services.repair(problem);
    const run = await services.globus.flows.resumeRun(waiting).catch(error => {
      // What the run waits for says more than the scope to wake it with, which is a part of it.
      throw problem && problemOf(error)?.kind === 'consent' ? new GlobusError(problem) : error;
    });
    if (command.follow) return followToEnd(services, run.run_id, { json });
    if (json) printJson({ run });
    else console.log(`The run is asked to go on. See how with: gflow follow ${run.run_id}`);
    return EXIT.ok;
  });
}
