import { type Environment, environmentKey } from '../../../globus/src/index.ts';

/** What an id stands for. */
export interface KnownName {
  id: string;
  kind: 'collection' | 'flow' | 'function' | 'group' | 'identity' | 'registered API' | 'search index';
  name: string;
  /** when a service said so, ms since 1970 */
  seen: number;
}

/** The part of VS Code's memory that is used. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** So many are kept for an environment; those that were not seen for longest go. */
const MOST = 2000;

type Listener = () => void;

/** The names of collections, flows, groups and identities that the services have told, for each environment. */
export class KnownNames {
  readonly #memory: Memory;
  readonly #listeners = new Set<Listener>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Calls the listener whenever a name came or changed. */
  onDidChange(listener: Listener): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  all(environment: Environment): readonly KnownName[] {
    return this.#memory.get<KnownName[]>(keyOf(environment)) ?? [];
  }

  get(environment: Environment, id: string): KnownName | undefined {
    return this.all(environment).find(one => one.id === id);
  }

  /** Keeps what a service has told. */
  async learn(
    environment: Environment,
    told: readonly Omit<KnownName, 'seen'>[],
    now = Date.now(),
  ): Promise<void> {
    const known = new Map(this.all(environment).map(one => [one.id, one]));
    let changed = false;
    for (const { id, kind, name } of told) {
      changed ||= known.get(id)?.name !== name;
      known.delete(id); // so that what was seen last is last
      known.set(id, { id, kind, name, seen: now });
    }
    if (told.length === 0) return;
    await this.#memory.update(keyOf(environment), [...known.values()].slice(-MOST));
    if (changed) for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

function keyOf(environment: Environment): string {
  return `globusFlows.names ${environmentKey(environment)}`;
}
