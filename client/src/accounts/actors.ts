import type * as vscode from 'vscode';
import { type Environment, environmentKey, type Session } from '../../../globus/src/index.ts';
import type { Target } from '../target.ts';
import type { Accounts } from './accounts.ts';

/** What somebody does with a flow: who works on it need not be who runs it. */
export type Part = 'author' | 'runner';

/** The flow that somebody acts on; without a definition it is the one that the service has. */
export type ActedOn = Partial<Pick<Target, 'definition' | 'flowId'>>;

/** Remembers, by their ids, who has worked on a flow and who has run it last, in each environment. */
export class Actors {
  readonly #accounts: Pick<Accounts, 'list' | 'active'>;
  readonly #memory: Pick<vscode.Memento, 'get' | 'update'>;

  constructor(accounts: Pick<Accounts, 'list' | 'active'>, memory: Pick<vscode.Memento, 'get' | 'update'>) {
    this.#accounts = accounts;
    this.#memory = memory;
  }

  /** Everybody who is signed in: first who did this last, then who acts at present, then the others. */
  async candidates(environment: Environment, part: Part, flow: ActedOn): Promise<Session[]> {
    const sessions = await this.#accounts.list(environment);
    const active = await this.#accounts.active(environment);
    const last = this.#memory.get<string>(keyOf(environment, part, flow));
    const rank = (session: Session) => (session.identity.id === last ? 0 : session === active ? 1 : 2);
    return sessions.sort((a, b) => rank(a) - rank(b));
  }

  async remember({ environment, identity }: Session, part: Part, flow: ActedOn): Promise<void> {
    await this.#memory.update(keyOf(environment, part, flow), identity.id);
  }
}

function keyOf(environment: Environment, part: Part, { definition, flowId = '' }: ActedOn): string {
  return `globusFlows.${part} ${environmentKey(environment)} ${definition?.toString() ?? flowId}`;
}
