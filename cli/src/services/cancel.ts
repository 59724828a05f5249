import { followRun, isOver, runOutcome } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { interrupted } from './interrupted.ts';
import { type ServiceOptions, withServices } from './services.ts';
import { say } from './terminal.ts';

/** `gflow cancel`: asks for the end of a run, waits for it, and returns the exit status. */
export async function cancel(runId: string, options: ServiceOptions): Promise<number> {
  return withServices(options, async ({ globus }) => {
    let run = await globus.flows.getRun(runId);
    if (isOver(run))
      throw refusal({
        kind: 'conflict',
        operation: 'cancel the run',
        message: `Could not cancel the run: it is over. ${runOutcome(run).title}.`,
        remedy: '',
      });
    await globus.flows.cancelRun(runId);
    const interrupt = interrupted();
    for await (const snapshot of followRun(globus, runId, { signal: interrupt.signal }))
      run = snapshot.run ?? run;
    interrupt.dispose();
    if (options.json) printJson({ run });
    if (!isOver(run)) {
      say(`\nThe run is asked to end, but has not yet. See how it ends with: gflow follow ${runId}`);
      return EXIT.interrupted;
    }
    const { title } = runOutcome(run);
    if (!options.json) console.log(printable(`${title}.`));
    return title === 'Canceled' ? EXIT.ok : EXIT.found;
  });
}
