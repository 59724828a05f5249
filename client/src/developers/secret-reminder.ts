import { type Environment, environmentKey } from '../../../globus/src/index.ts';
import type { Memory } from '../names/known-names.ts';
import { isOld } from './secret-age.ts';

/** A service account whose secret is kept here. */
export interface KeptSecret {
  clientId: string;
  name: string;
  /** since when it is known; "" where that is not */
  created: string;
}

/** Whoever was reminded of a secret is left in peace for so long (ms). */
const PEACE = 14 * 24 * 3_600_000;

/** Reminds of secrets that ought to be replaced: of one at a time, and of each again only after some days. */
export class SecretReminder {
  readonly #memory: Memory;
  readonly #remind: (secret: KeptSecret) => Promise<void>;
  #reminding = false;

  /**
   * @param memory is that of all windows, so that another one does not say it again
   * @param remind is over once it is answered
   */
  constructor(memory: Memory, remind: (secret: KeptSecret) => Promise<void>) {
    this.#memory = memory;
    this.#remind = remind;
  }

  /** @param now ms since 1970 */
  async look(environment: Environment, secrets: readonly KeptSecret[], now = Date.now()): Promise<void> {
    if (this.#reminding) return;
    const due = secrets.find(
      secret => isOld(secret, now) && now >= (this.#memory.get<number>(keyOf(environment, secret)) ?? 0),
    );
    if (!due) return;
    this.#reminding = true;
    try {
      await this.#memory.update(keyOf(environment, due), now + PEACE);
      await this.#remind(due);
    } finally {
      this.#reminding = false;
    }
  }
}

function keyOf(environment: Environment, { clientId }: KeptSecret): string {
  return `globusFlows.secretReminder ${environmentKey(environment)} ${clientId}`;
}
