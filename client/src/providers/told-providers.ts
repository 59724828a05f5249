import type { Introspection } from '../../../globus/src/index.ts';
import type { ToldProvider } from '../../../language/src/index.ts';
import type { Memory } from '../names/known-names.ts';

const KEY = 'globusFlows.toldProviders';

/** So many are kept; those that were not asked for longest go. */
const MOST = 100;

/** What is told is asked for again after this time (ms). */
const FRESH = 24 * 3_600_000;

/** What a provider has told, and when: ms since 1970. */
interface Told extends Introspection {
  seen: number;
}

/** What action providers have told of themselves. An address is one provider, whatever the environment. */
export class ToldProviders {
  readonly #memory: Memory;
  readonly #listeners = new Set<() => void>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Calls the listener whenever a provider has told something. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** As the language server has them. */
  all(): ToldProvider[] {
    return this.#told().map(({ seen, ...told }) => ({
      ...told,
      day: new Date(seen).toISOString().slice(0, 10),
    }));
  }

  /** Those of the addresses whose provider has never told anything. */
  unasked(urls: readonly string[]): string[] {
    return urls.filter(url => this.#find(url) === undefined);
  }

  /** Those of the addresses whose provider has told something, but not since yesterday. A clock may have been set back. */
  stale(urls: readonly string[], now = Date.now()): string[] {
    return urls.filter(url => {
      const told = this.#find(url);
      return told !== undefined && Math.abs(now - told.seen) > FRESH;
    });
  }

  /** Keeps what providers have told. */
  async learn(told: readonly Introspection[], now = Date.now()): Promise<void> {
    if (told.length === 0) return;
    const others = this.#told().filter(({ url }) => !told.some(one => one.url === url));
    const all = [...others, ...told.map(one => ({ ...one, seen: now }))];
    await this.#memory.update(KEY, all.slice(-MOST));
    for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.#listeners.clear();
  }

  #told(): readonly Told[] {
    return this.#memory.get<Told[]>(KEY) ?? [];
  }

  #find(url: string): Told | undefined {
    const plain = url.replace(/\/+$/, '');
    return this.#told().find(one => one.url === plain);
  }
}
