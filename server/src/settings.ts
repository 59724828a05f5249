import type { Connection } from 'vscode-languageserver';
import { RULES, type Severity, type ValidateOptions } from '../../language/src/index.ts';
import { safe } from './safe.ts';

type Rules = NonNullable<ValidateOptions['rules']>;

const SECTION = 'globusFlows.rules';
const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The severities of rules that hold for a document: its own setting, asked for once until it changes. */
export class Settings {
  readonly #connection: Connection;
  readonly #known = new Map<string, Promise<Rules>>();
  readonly #answers: boolean;

  /** `answers`: the client can be asked. */
  constructor(connection: Connection, answers: boolean) {
    this.#connection = connection;
    this.#answers = answers;
  }

  rules(uri: string): Promise<Rules> {
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

  async #ask(scopeUri: string): Promise<Rules> {
    if (!this.#answers) return {};
    const { workspace } = this.#connection;
    const ask = () => workspace.getConfiguration({ scopeUri, section: SECTION });
    return readRules(await safe<unknown, undefined>(this.#connection, undefined, ask));
  }
}

/** Only rules that exist, and severities that exist: anything else in the setting is left out. */
function readRules(setting: unknown): Rules {
  const entries = typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
  const known = entries.filter(
    (entry): entry is [string, Severity | 'off'] =>
      RULES.some(rule => rule.meta.id === entry[0]) && SEVERITIES.includes(String(entry[1])),
  );
  return Object.fromEntries(known);
}
