import { eventually, jsonOf, type Rehearsal } from './rehearsal.ts';

/** A `gflow trigger` that runs, and what it has told. */
export class TriggerProcess {
  readonly #started;

  constructor(all: Rehearsal, ...args: string[]) {
    this.#started = all.start({ env: all.asRobot }, 'trigger', ...args, '--json');
  }

  get told(): { kind: string; message: string; path?: string; run?: string; event?: string }[] {
    const lines = this.#started.told.out.split('\n').slice(0, -1);
    return lines.map(line => jsonOf('trigger', line));
  }

  /** The first thing of that kind that is told, of a path where one is named. */
  hears(kind: string, path?: string) {
    return eventually(() =>
      this.told.find(one => one.kind === kind && (path === undefined || one.path === path)),
    );
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM') {
    this.#started.child.kill(signal);
    return this.#started.ended;
  }

  get ended() {
    return this.#started.ended;
  }
}
