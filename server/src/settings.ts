import type { Connection } from 'vscode-languageserver';
import {
  type EditorSettings,
  type RuleSettings,
  readEditorSettings,
  readRuleSettings,
} from '../../language/src/index.ts';
import { safe } from './safe.ts';

/** The section that all settings of ours are in. */
export const SECTION = 'globusFlows';

/** A document's own settings, asked for once until they change. */
export class Settings {
  readonly #connection: Connection;
  readonly #known = new Map<string, Promise<unknown>>();
  readonly #answers: boolean;

  /** `answers`: the client can be asked. */
  constructor(connection: Connection, answers: boolean) {
    this.#connection = connection;
    this.#answers = answers;
  }

  /** How much findings weigh. */
  async of(uri: string): Promise<RuleSettings> {
    return readRuleSettings(await this.#written(uri));
  }

  /** What is shown between the lines. */
  async editor(uri: string): Promise<EditorSettings> {
    return readEditorSettings(await this.#written(uri));
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }

  #written(uri: string): Promise<unknown> {
    let known = this.#known.get(uri);
    if (!known) {
      known = this.#ask(uri);
      this.#known.set(uri, known);
    }
    return known;
  }

  async #ask(scopeUri: string): Promise<unknown> {
    if (!this.#answers) return {};
    const { workspace } = this.#connection;
    const ask = () => workspace.getConfiguration({ scopeUri, section: SECTION });
    return safe<unknown, undefined>(this.#connection, undefined, ask);
  }
}
