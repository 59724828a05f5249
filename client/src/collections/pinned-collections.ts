import type * as vscode from 'vscode';
import { type Environment, environmentKey } from '../../../globus/src/index.ts';

/** The collections that somebody has put into the Collections view, for each environment. */
export class PinnedCollections {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  of(environment: Environment): readonly string[] {
    return this.#memory.get<string[]>(keyOf(environment)) ?? [];
  }

  async add(environment: Environment, id: string): Promise<void> {
    await this.#memory.update(keyOf(environment), [...new Set([...this.of(environment), id])]);
  }

  async remove(environment: Environment, id: string): Promise<void> {
    await this.#memory.update(
      keyOf(environment),
      this.of(environment).filter(one => one !== id),
    );
  }
}

function keyOf(environment: Environment): string {
  return `globusFlows.pinnedCollections ${environmentKey(environment)}`;
}
