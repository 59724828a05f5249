import { runLogText } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printJson } from '../print-json.ts';
import { printText, type ServiceOptions, withServices } from './services.ts';

/** `gflow logs`: prints what the log of a run has until now, and returns the exit status. */
export async function logs(runId: string, options: ServiceOptions): Promise<number> {
  return withServices(options, async ({ globus, session }) => {
    const run = await globus.flows.getRun(runId);
    const entries = await globus.flows.getRunLog(runId);
    if (options.json) printJson({ run, entries });
    else printText(runLogText({ run, log: entries, as: session.identity.name }));
    return EXIT.ok;
  });
}
