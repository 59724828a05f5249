import { createHash, randomBytes } from 'node:crypto';
import { hashToken } from './tokens.ts';

/** What an authorization code stands for until it is exchanged. */
export interface Grant {
  readonly client: string;
  readonly identity: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly offline: boolean;
  readonly challenge: string;
  readonly state: string | null;
  readonly nonce: string | null;
}

/** Authorization codes: good once, for ten minutes, and forgotten when the sandbox stops. */
export interface Codes {
  issue(grant: Grant): string;
  /** Undefined when there is no such code (any more). */
  redeem(code: string): Grant | undefined;
}

const lifeMilliseconds = 10 * 60_000;

export function createCodes(): Codes {
  const open = new Map<string, { grant: Grant; until: number }>();
  return {
    issue(grant) {
      const now = Date.now();
      for (const [hash, one] of open) if (one.until <= now) open.delete(hash);
      const code = randomBytes(24).toString('base64url');
      open.set(hashToken(code), { grant, until: now + lifeMilliseconds });
      return code;
    },
    redeem(code) {
      const hash = hashToken(code);
      const found = open.get(hash);
      open.delete(hash);
      return found !== undefined && found.until > Date.now() ? found.grant : undefined;
    },
  };
}

/** PKCE, method S256. */
export function fitsChallenge(verifier: string, challenge: string): boolean {
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
