import { expect } from 'vitest';
import { jsonOf, type Rehearsal } from './rehearsal.ts';

/** Others use this computer too (ms). */
export const PATIENCE = 60_000;

/** A `gflow trigger` that runs, and what it has told. */
export class TriggerProcess {
  readonly #started;

  constructor(all: Rehearsal, ...args: string[]) {
    this.#started = all.start({ env: this.actor(all) }, 'trigger', ...args, '--json');
  }

  /** The variables that say who acts. */
  protected actor(all: Rehearsal): NodeJS.ProcessEnv {
    return all.asRobot;
  }

  get told(): { kind: string; message: string; path?: string; run?: string; event?: string }[] {
    const lines = this.#started.told.out.split('\n').slice(0, -1);
    return lines.map(line => jsonOf('trigger', line));
  }

  /** The first thing of that kind that is told, of a path where one is named. */
  async hears(kind: string, path?: string) {
    const heard = () => this.told.find(one => one.kind === kind && (path === undefined || one.path === path));
    await expect.poll(heard, { timeout: PATIENCE, message: `${kind} of ${path}` }).toBeDefined();
    const found = heard();
    if (!found) throw new Error(`Nothing is told any more of ${kind}.`);
    return found;
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM') {
    this.#started.child.kill(signal);
    return this.#started.ended;
  }

  get ended() {
    return this.#started.ended;
  }
}

/** The same, as whoever is signed in. */
export class SignedInTrigger extends TriggerProcess {
  protected override actor(): NodeJS.ProcessEnv {
    return {};
  }
}
