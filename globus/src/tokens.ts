import type { Environment } from './environment.ts';

/** Hands out bearer tokens. */
export interface TokenSource {
  /** A bearer token valid for all these scopes, which belong to one resource server. */
  token(scopes: readonly string[], signal?: AbortSignal): Promise<string>;
  /** Told that a service refused this token although it looked valid; the next one must be fresh. */
  refused?(token: string): void;
  /** where its tokens come from; they are never used anywhere else */
  readonly environment?: Environment;
  /** for messages: who is refused */
  readonly identity?: Identity;
}

/** A person or a service account. */
export interface Identity {
  id: string;
  /** `urn:globus:auth:identity:<id>` */
  urn: string;
  username: string;
  name: string;
  kind: 'person' | 'service-account';
}

/** Signed in: tokens, and whose they are. */
export interface Session extends TokenSource {
  readonly identity: Identity;
  readonly environment: Environment;
}

/** One token of one resource server, as kept in secret storage. */
export interface StoredToken {
  accessToken: string;
  refreshToken?: string;
  /** base names, without dependencies */
  scopes: string[];
  /** ms since 1970 */
  expiresAt: number;
}

/** A person's session, as kept in secret storage. Plain JSON. */
export interface StoredSession {
  /** "production", or the sandbox's address (see `environmentOf`) */
  environment: string;
  clientId: string;
  identity: Identity;
  /** by resource server */
  tokens: Record<string, StoredToken>;
}
