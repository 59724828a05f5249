import type { Globus } from './api.ts';
import type { Caller } from './call.ts';
import { computeApi } from './compute-api.ts';
import { developersApi } from './developers/developers-api.ts';
import type { Environment } from './environment.ts';
import { flowsApi } from './flows-api.ts';
import { groupsApi, identitiesApi } from './identities-api.ts';
import { fail } from './problem-words.ts';
import { searchApi } from './search-api.ts';
import type { TokenSource } from './tokens.ts';
import { transferApi } from './transfer-api.ts';
import { defaultSettings, type TransportSettings } from './transport.ts';

/**
 * The Globus services of an environment, with the tokens of one identity. Tokens of another
 * environment are refused at once (kind "invalid"): they must not be sent where they do not belong.
 */
export function globus(
  environment: Environment,
  tokens: TokenSource,
  settings: Partial<TransportSettings> = {},
): Globus {
  if (tokens.environment && tokens.environment.auth !== environment.auth) {
    fail({
      kind: 'invalid',
      operation: `use ${environment.label}`,
      why: `the sign-in belongs to ${tokens.environment.label}`,
      remedy: `Sign in to ${environment.label}.`,
    });
  }
  const caller: Caller = { environment, tokens, settings: { ...defaultSettings, ...settings } };
  return {
    environment,
    identity: tokens.identity,
    flows: flowsApi(caller),
    transfer: transferApi(caller),
    identities: identitiesApi(caller),
    groups: groupsApi(caller),
    search: searchApi(caller),
    compute: computeApi(caller),
    developers: developersApi(caller),
  };
}
