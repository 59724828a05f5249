import { type FlowRun, followRun, isOver, runOutcome } from '../../../globus/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { isColourful, painter } from '../paint.ts';
import { endWords, FollowWords } from './follow-words.ts';
import { interrupted } from './interrupted.ts';
import { type ServiceOptions, type Services, withServices } from './services.ts';
import { say } from './terminal.ts';

/** `gflow follow`: follows a run to its end, and returns the exit status that it gives. */
export async function follow(runId: string, options: ServiceOptions): Promise<number> {
  return withServices(options, async services => {
    // What cannot be read at all is told at once; a trouble on the way passes.
    await services.globus.flows.getRun(runId);
    return followToEnd(services, runId, options);
  });
}

/**
 * Tells what a run does until it is over, or waits for a consent or a sign-in; Ctrl-C ends the telling, not the run.
 * Returns the exit status: how the run has ended.
 */
export async function followToEnd(
  services: Pick<Services, 'globus' | 'remedy'>,
  runId: string,
  { json }: Pick<ServiceOptions, 'json'>,
): Promise<number> {
  const words = new FollowWords();
  const interrupt = interrupted();
  let last: FlowRun | null = null;
  let trouble = '';
  try {
    for await (const snapshot of followRun(services.globus, runId, { signal: interrupt.signal })) {
      const { run, newEntries, problem } = snapshot;
      if (json) process.stdout.write(`${JSON.stringify(snapshot)}\n`);
      else for (const line of words.lines(run, newEntries)) console.log(coloured(line));
      if (problem && problem.message !== trouble) say(`gflow: ${problem.message} It is tried again.`);
      trouble = problem?.message ?? '';
      last = run;
      if (run && needsSomebody(run)) break;
    }
  } finally {
    interrupt.dispose();
  }
  if (last && isOver(last)) return ended(last, json === true);
  return last && needsSomebody(last) ? waits(last, services) : left(runId);
}

/** What it waits for is given by gflow; any other waiting may end by itself, when somebody answers elsewhere. */
function needsSomebody(run: FlowRun): boolean {
  return run.status === 'INACTIVE' && runOutcome(run).problem !== undefined;
}

function ended(run: FlowRun, json: boolean): number {
  if (!json) console.log(coloured(endWords(run)));
  return run.status === 'SUCCEEDED' ? EXIT.ok : EXIT.found;
}

function waits(run: FlowRun, { remedy }: Pick<Services, 'remedy'>): number {
  const { problem } = runOutcome(run);
  if (problem) say(`gflow: ${remedy(problem)}`);
  say(`gflow: Then let it go on with: gflow resume ${run.run_id}`);
  return EXIT.waiting;
}

function left(runId: string): number {
  say(`\nThe run goes on; it is only not followed any more. Follow it again with: gflow follow ${runId}`);
  return EXIT.interrupted;
}

function coloured(line: string): string {
  const paint = painter(isColourful());
  const text = printable(line);
  if (/^(✗|Failed)/.test(text)) return paint('red', text);
  if (/^(⏸|⊘|Canceled)/.test(text)) return paint('yellow', text);
  return text.startsWith('→') ? paint('dim', text) : text;
}
