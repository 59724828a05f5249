import { mkdir } from 'node:fs/promises';
import { type Problem, problemOf } from '../../../globus/src/index.ts';
import type { Trigger } from '../config/trigger.ts';
import { Journal } from '../journal/journal.ts';
import type { TriggerEvent } from '../ledger/event.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { RunService } from '../service/run-service.ts';
import { readAbout } from '../state/about.ts';
import { claim } from '../state/claim.ts';
import type { Health } from '../state/health.ts';
import { LogFile } from '../state/log-file.ts';
import type { StateFolder } from '../state/state-folder.ts';
import { WISHES } from '../state/wish.ts';
import { granted, wished, wishTaken } from '../state/wishes.ts';
import { writeWhole } from '../state/write-whole.ts';
import { countsOf, countWords } from './counts.ts';
import { every } from './every.ts';
import { Follower } from './follower.ts';
import { Keeper } from './keeper.ts';
import { LateManifests, shownManifests } from './late-manifests.ts';
import { Lookout } from './lookout.ts';
import { requireFolder, runsAlready } from './refusals.ts';
import { Starter } from './starter.ts';
import type { Told } from './told.ts';
import { Voice } from './voice.ts';

export interface TriggerRun {
  trigger: Trigger;
  /** The Globus that it is for, by its id. */
  environment: string;
  service: RunService;
  state: StateFolder;
  /** What to do about a problem of the service. */
  remedy(problem: Problem): string;
  /** What is in the folder when the trigger begins for the first time gets runs too. */
  existing: boolean;
  tell(told: Told): void;
  signal: AbortSignal;
}

const HEALTH_EVERY = 2_000;
const HEALTH_LINE_EVERY = 600_000;

/** Watches and starts runs until it is told to stop. Throws a refusal where it cannot begin. */
export async function runTrigger(run: TriggerRun): Promise<void> {
  await requireFolder(run.trigger);
  await mkdir(run.state.folder, { recursive: true, mode: 0o700 });
  const release = await claim(run.state.folder);
  if (!release) throw runsAlready(run.trigger);
  try {
    await watchAndStart(run);
  } finally {
    await release();
  }
}

async function watchAndStart({
  trigger,
  environment,
  service,
  state,
  remedy,
  existing,
  tell,
  signal,
}: TriggerRun): Promise<void> {
  const { journal, held } = await Journal.open(state.journal);
  const isFirst = (await readAbout(state.about)) === undefined;
  const ledger = new Ledger(trigger.name, held.events, held.damaged > 0 || (isFirst && existing));
  const voice = new Voice(trigger.name, new LogFile(state.log), tell, ledger.events);
  const unwritten = (error: unknown) =>
    voice.note('trouble', `The journal cannot be written, so no run is started: ${reason(error)}`);
  const keeper = new Keeper(journal, ledger, kept, unwritten);
  const keep = (events: readonly TriggerEvent[]) => keeper.keep(events);
  const lookout = new Lookout({
    ...{ trigger, ledger, keep },
    trouble: error =>
      voice.note('trouble', error === undefined ? undefined : `Not all can be seen: ${reason(error)}`),
    deaf: error =>
      voice.say(
        'trouble',
        `The system does not tell of all files (${reason(error)}): they are looked for instead.`,
      ),
  });
  const starter = new Starter({
    ...{ trigger, ledger, service, keep },
    look: at => lookout.look(at),
    remedy,
    obstacle: words => voice.note('obstacle', words),
  });
  const follower = new Follower(ledger, service, keep, error =>
    voice.note(
      'unfollowed',
      error === undefined ? undefined : `Runs go on, but cannot be followed now. ${told(error)}`,
    ),
  );
  const lateManifests = new LateManifests();

  function told(error: unknown): string {
    const problem = problemOf(error);
    return problem ? `${problem.message} ${remedy(problem)}`.trim() : reason(error);
  }

  function kept(events: readonly TriggerEvent[]): void {
    voice.about(events);
    starter.pump();
    follower.poke();
  }

  if (held.damaged > 0)
    voice.say(
      'trouble',
      `Lines of the journal that cannot be read: ${held.damaged}. The service is asked before each run whether there is one. (${state.journal})`,
    );
  try {
    const known = await lookout.open(isFirst && !existing);
    const { name, flow, folder, pattern } = trigger;
    await writeWhole(state.about, { name, flow, folder, pattern, environment });
    voice.say(
      'health',
      `Watching ${folder} for ${pattern}.${known > 0 ? ` Files that were there before, and are left alone: ${known}.` : ''}`,
    );
    starter.pump();
    follower.poke();

    let lastLine = performance.now();
    const tick = async () => {
      for (const wish of WISHES)
        for (const id of await wished(state, wish)) {
          await keep(granted(ledger, wish, id));
          await wishTaken(state, wish, id);
        }
      const { unsettled, manifests } = lookout;
      for (const { path, missing } of lateManifests.news(manifests))
        voice.say('trouble', `${path} has waited for long: ${missing}.`, path);
      const health: Health = {
        ...{ time: new Date().toISOString(), pid: process.pid, unsettled },
        ...voice.hindrances,
        ...(manifests.length > 0 && { manifests: shownManifests(manifests, Date.now()) }),
      };
      await writeWhole(state.health, health).catch(() => undefined); // a full disk is told by the journal
      if (performance.now() - lastLine < HEALTH_LINE_EVERY) return;
      lastLine = performance.now();
      voice.say('health', `${countWords(countsOf(ledger.events))}; ${unsettled} not settled.`);
    };
    await every(HEALTH_EVERY, tick, signal);
  } finally {
    // Whatever has ended it: what watches would keep the process alive, which nobody would start again then.
    await lookout.close();
    await Promise.all([starter.close(), follower.close()]);
    await journal.close();
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
