import type { LearnedResult } from '../../../language/src/index.ts';
import type { Memory } from '../names/known-names.ts';

const KEY = 'globusFlows.learnedShapes';

/** What runs have shown of the definitions of a workspace. Only forms are kept: no value of a run. */
export class LearnedShapes {
  readonly #memory: Memory;
  readonly #listeners = new Set<() => void>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Calls the listener whenever something was learned or forgotten. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** By the address of the definition. */
  all(): Readonly<Record<string, readonly LearnedResult[]>> {
    return this.#memory.get<Record<string, LearnedResult[]>>(KEY) ?? {};
  }

  /** Takes what a run has shown in the place of what was known of the definition. */
  async learn(definition: string, results: readonly LearnedResult[]): Promise<void> {
    const { [definition]: _, ...others } = this.all();
    await this.#memory.update(KEY, results.length > 0 ? { ...others, [definition]: results } : others);
    for (const listener of this.#listeners) listener();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
