import { type FlowRun, type RunStatus, runOutcome } from '../../../globus/src/index.ts';
import { ago } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { flowMeant } from './flow-argument.ts';
import { type ServiceOptions, withServices } from './services.ts';
import { table } from './table.ts';

export interface RunsCommand extends ServiceOptions {
  flow?: string;
  status: RunStatus[];
  label?: string;
  limit: number;
}

/** `gflow runs`: lists the runs that the caller may see, newest first, and returns the exit status. */
export async function runs(command: RunsCommand): Promise<number> {
  const { flow, status, label, limit } = command;
  return withServices(command, async services => {
    const found = await services.globus.flows.runs({
      ...(flow !== undefined && { flow: await flowMeant(flow, services) }),
      ...(status.length > 0 && { status }),
      ...(label !== undefined && { label }),
      most: limit,
    });
    if (command.json) printJson({ runs: found });
    else if (found.length === 0) console.log('There is no such run that you may see.');
    else process.stdout.write(table([HEAD, ...found.map(row)]));
    return EXIT.ok;
  });
}

const HEAD = ['ID', 'STARTED', 'FLOW', 'LABEL', 'STATUS'];

function row(run: FlowRun): string[] {
  const { title } = runOutcome(run);
  return [run.run_id, ago(run.start_time, Date.now()), run.flow_title, run.label, title].map(printable);
}
