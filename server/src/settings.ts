import type { Connection } from 'vscode-languageserver';
import { type RuleSettings, readRuleSettings } from '../../language/src/index.ts';
import { safe } from './safe.ts';

/** The section that all settings of ours are in. */
export const SECTION = 'globusFlows';

/** How much findings weigh in a document: its own settings, asked for once until they change. */
export class Settings {
  readonly #connection: Connection;
  readonly #known = new Map<string, Promise<RuleSettings>>();
  readonly #answers: boolean;

  /** `answers`: the client can be asked. */
  constructor(connection: Connection, answers: boolean) {
    this.#connection = connection;
    this.#answers = answers;
  }

  of(uri: string): Promise<RuleSettings> {
    let known = this.#known.get(uri);
    if (!known) {
      known = this.#ask(uri);
      this.#known.set(uri, known);
    }
    return known;
  }

  forget(uri?: string): void {
    if (uri === undefined) this.#known.clear();
    else this.#known.delete(uri);
  }

  async #ask(scopeUri: string): Promise<RuleSettings> {
    if (!this.#answers) return {};
    const { workspace } = this.#connection;
    const ask = () => workspace.getConfiguration({ scopeUri, section: SECTION });
    return readRuleSettings(await safe<unknown, undefined>(this.#connection, undefined, ask));
  }
}
