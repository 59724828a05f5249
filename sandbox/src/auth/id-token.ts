import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Identity } from '../identities.ts';
import { accessSeconds, nowSeconds } from './tokens.ts';

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Made on first use and never written down: an id token is good for one start of the sandbox. */
let keys: Keys | undefined;

function signingKeys(): Keys {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return keys;
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Who signed in, as OpenID Connect says it: a JWT signed RS512. */
export function idToken(about: {
  origin: string;
  identity: Identity;
  client: string;
  scopes: readonly string[];
  nonce: string | null;
}): string {
  const { identity, scopes } = about;
  const now = nowSeconds();
  const claims = {
    iss: about.origin,
    aud: about.client,
    sub: identity.id,
    iat: now,
    exp: now + accessSeconds,
    ...(scopes.includes('profile') && { name: identity.name, preferred_username: identity.username }),
    ...(scopes.includes('email') && { email: identity.email }),
    ...(about.nonce !== null && { nonce: about.nonce }),
  };
  const text = `${part({ alg: 'RS512', typ: 'JWT', kid: 'sandbox' })}.${part(claims)}`;
  return `${text}.${sign('RSA-SHA512', Buffer.from(text), signingKeys().privateKey).toString('base64url')}`;
}

/** The document at `/jwk.json`, with which an id token is checked. */
export function keySet(): object {
  return {
    keys: [
      { ...signingKeys().publicKey.export({ format: 'jwk' }), kid: 'sandbox', alg: 'RS512', use: 'sig' },
    ],
  };
}

/** The document at `/.well-known/openid-configuration`. */
export function openidConfiguration(origin: string): object {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/v2/oauth2/authorize`,
    token_endpoint: `${origin}/v2/oauth2/token`,
    userinfo_endpoint: `${origin}/v2/oauth2/userinfo`,
    revocation_endpoint: `${origin}/v2/oauth2/token/revoke`,
    jwks_uri: `${origin}/jwk.json`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS512'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  };
}
