import { mkdir, stat } from 'node:fs/promises';
import type { Problem } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import type { Trigger } from '../config/trigger.ts';
import { Journal } from '../journal/journal.ts';
import type { TriggerEvent } from '../ledger/event.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import { readAbout } from '../state/about.ts';
import { claim } from '../state/claim.ts';
import type { Health } from '../state/health.ts';
import { LogFile } from '../state/log-file.ts';
import { retriesAskedFor, retryTaken } from '../state/retries.ts';
import type { StateFolder } from '../state/state-folder.ts';
import { writeWhole } from '../state/write-whole.ts';
import { countsOf, countWords } from './counts.ts';
import { Follower } from './follower.ts';
import { Keeper } from './keeper.ts';
import { Lookout } from './lookout.ts';
import { Starter } from './starter.ts';
import { Telling, type Told } from './told.ts';

export interface TriggerRun {
  trigger: Trigger;
  /** The Globus that it is for, by its id. */
  environment: string;
  service: RunService;
  state: StateFolder;
  /** What is in the folder when the trigger begins for the first time gets runs too. */
  existing: boolean;
  tell(told: Told): void;
  signal: AbortSignal;
}

const HEALTH_EVERY = 2_000;
const HEALTH_LINE_EVERY = 600_000;

/** Watches and starts runs until it is told to stop. Throws a refusal where it cannot begin. */
export async function runTrigger(run: TriggerRun): Promise<void> {
  const { trigger, state, signal } = run;
  await requireFolder(trigger);
  await mkdir(state.folder, { recursive: true, mode: 0o700 });
  const release = await claim(state.folder);
  if (!release) throw alreadyRuns(trigger);
  const { journal, held } = await Journal.open(state.journal);
  const ledger = new Ledger(trigger.name, held.events);
  const log = new LogFile(state.log);
  const telling = new Telling(ledger.events);
  const tell = (told: Told) => {
    void log.add(`${told.time} ${told.message}`);
    run.tell(told);
  };
  const say = (kind: 'health' | 'trouble', message: string) =>
    tell({ time: new Date().toISOString(), trigger: trigger.name, kind, message });
  const health: Pick<Health, 'obstacle' | 'trouble'> = {};

  const kept = (events: readonly TriggerEvent[]) => {
    for (const event of events) {
      const told = telling.about(trigger.name, event);
      if (told) tell(told);
    }
    starter.pump();
    follower.poke();
  };
  const unwritten = (error: unknown) =>
    note('trouble', `The journal cannot be written, so no run is started: ${reason(error)}`);
  const keeper = new Keeper(journal, ledger, kept, unwritten);
  const keep = (events: readonly TriggerEvent[]) => keeper.keep(events);
  const lookout = new Lookout({
    trigger,
    ledger,
    keep,
    trouble: error =>
      note('trouble', error === undefined ? undefined : `Not all can be seen: ${reason(error)}`),
    deaf: error =>
      say(
        'trouble',
        `The system does not tell of all files (${reason(error)}): they are looked for instead.`,
      ),
  });
  const obstacle = (problem: Problem | undefined) => note('obstacle', problem?.message);
  const starter = new Starter({
    trigger,
    ledger,
    service: run.service,
    keep,
    look: at => lookout.look(at),
    obstacle,
  });
  const follower = new Follower(ledger, run.service, keep);

  /** Told when it is new; what is over is seen by what happens then. */
  function note(what: 'obstacle' | 'trouble', message: string | undefined): void {
    if (health[what] === message) return;
    if (message === undefined) delete health[what];
    else {
      health[what] = message;
      say('trouble', message);
    }
  }

  if (held.damaged > 0)
    say(
      'trouble',
      `${held.damaged} lines of the journal cannot be read. What they said is not known: ${state.journal}`,
    );
  const isFirst = (await readAbout(state.about)) === undefined;
  const known = await lookout.open(isFirst && !run.existing);
  const { name, flow, folder, pattern } = trigger;
  await writeWhole(state.about, { name, flow, folder, pattern, environment: run.environment });
  say(
    'health',
    `Watching ${folder} for ${pattern}.${known > 0 ? ` ${known} files that were there before are left alone.` : ''}`,
  );
  starter.pump();
  follower.poke();

  let lastLine = performance.now();
  const tick = async () => {
    for (const id of await retriesAskedFor(state.retries)) {
      await keep(ledger.retry(id));
      await retryTaken(state.retries, id);
    }
    const { pid } = process;
    const now: Health = { time: new Date().toISOString(), pid, unsettled: lookout.unsettled, ...health };
    await writeWhole(state.health, now).catch(() => undefined); // a full disk is told by the journal
    if (performance.now() - lastLine < HEALTH_LINE_EVERY) return;
    lastLine = performance.now();
    say('health', `${countWords(countsOf(ledger.events))}; ${lookout.unsettled} not settled.`);
  };
  await every(HEALTH_EVERY, tick, signal);

  await lookout.close();
  await Promise.all([starter.close(), follower.close()]);
  await journal.close();
  await release();
}

async function every(ms: number, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work();
    await pause(ms, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

async function requireFolder({ name, folder }: Trigger): Promise<void> {
  const stats = await stat(folder).catch(() => undefined);
  if (stats?.isDirectory()) return;
  throw refusal({
    operation: `watch ${folder}`,
    message: `The trigger “${name}” cannot watch ${folder}: there is no such folder, or it cannot be seen.`,
    remedy: 'Make the folder, or name another one.',
  });
}

function alreadyRuns({ name }: Trigger) {
  return refusal({
    kind: 'conflict',
    operation: `start the trigger “${name}”`,
    message: `The trigger “${name}” runs already.`,
    remedy: 'See how it is with gflow trigger status.',
  });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
