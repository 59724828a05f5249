import { createHash, randomBytes } from 'node:crypto';

/** Proof that whoever redeems a code also asked for it (RFC 7636, method S256). */
export interface Pkce {
  verifier: string;
  challenge: string;
}

export function newPkce(): Pkce {
  const verifier = randomBytes(48).toString('base64url'); // 64 characters; 43 to 128 are allowed
  return { verifier, challenge: challengeOf(verifier) };
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier, 'ascii').digest('base64url');
}

/** An unguessable text that ties an answer of the browser to this sign-in. */
export function newState(): string {
  return randomBytes(24).toString('base64url');
}
