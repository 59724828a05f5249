import type { Globus } from './api.ts';

/** Everybody who has signed in to Globus. */
export const allAuthenticatedUsers = 'all_authenticated_users';

/** Somebody a role can be given to. */
export interface Principal {
  kind: 'identity' | 'group' | 'all_authenticated_users';
  /** an URN, or `all_authenticated_users` */
  urn: string;
  /** for people to read: "Beamline robot (…@clients.auth.globus.org)" */
  label: string;
}

/**
 * Who a text means: a username, a uuid of an identity or group, an URN, the name of one of the
 * caller's groups, or `all_authenticated_users`. Nobody found is a Problem of kind "not-found".
 */
export async function resolvePrincipal(
  _globus: Globus,
  _text: string,
  _signal?: AbortSignal,
): Promise<Principal> {
  throw new Error('under construction');
}
