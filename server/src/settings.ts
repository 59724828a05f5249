import type { Connection } from 'vscode-languageserver';
import { RULES, type Severity, type ValidateOptions } from '../../language/src/index.ts';

type Rules = NonNullable<ValidateOptions['rules']>;

const SECTION = 'globusFlows.rules';
const SEVERITIES: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

/** The settings of each document, asked for once until they change. */
export class Settings {
  readonly #connection: Connection;
  readonly #rulePages: string;
  readonly #known = new Map<string, Promise<ValidateOptions>>();
  /** Set when the client can be asked. */
  supported = false;

  constructor(connection: Connection, rulePages: string) {
    this.#connection = connection;
    this.#rulePages = rulePages;
  }

  of(uri: string): Promise<ValidateOptions> {
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

  async #ask(uri: string): Promise<ValidateOptions> {
    const options = { rulePages: this.#rulePages };
    if (!this.supported) return options;
    const answer: unknown = await this.#connection.workspace.getConfiguration({
      scopeUri: uri,
      section: SECTION,
    });
    return { ...options, rules: readRules(answer) };
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
