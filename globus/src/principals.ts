import type { Globus } from './api.ts';
import { type Group, groupUrn, identityUrn } from './identity.ts';
import { GlobusError } from './problem.ts';
import { fail, quoted } from './problem-words.ts';
import type { Identity } from './tokens.ts';

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

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const urnOrUuid = new RegExp(`^(?:urn:globus:(auth:identity|groups:id):)?(${uuid})$`, 'i');

const operation = 'find who is meant';

/**
 * Who a text means: a username, the uuid of an identity or group, an URN, the name of one of the
 * caller's groups, or `all_authenticated_users`. Nobody found is a Problem of kind "not-found".
 */
export async function resolvePrincipal(
  globus: Globus,
  text: string,
  signal?: AbortSignal,
): Promise<Principal> {
  const wanted = text.trim();
  if (wanted === allAuthenticatedUsers) return everybody;
  const match = urnOrUuid.exec(wanted);
  const id = match?.[2]?.toLowerCase();
  if (id) return (await byId(globus, id, match?.[1]?.toLowerCase(), signal)) ?? unknown(wanted);
  if (wanted.includes('@')) {
    const [identity] = await globus.identities.byUsernames([wanted], signal);
    return identity ? principalOfIdentity(identity) : unknown(wanted);
  }
  const named = (await ownGroups(globus, signal)).filter(group => group.name === wanted);
  if (named.length > 1) {
    fail({
      kind: 'invalid',
      operation,
      why: `there are ${named.length} groups named ${quoted(wanted)}`,
      remedy: `Give the id of the one you mean: ${named.map(group => group.id).join(', ')}.`,
    });
  }
  return named[0] ? principalOfGroup(named[0]) : unknown(wanted);
}

const everybody: Principal = {
  kind: 'all_authenticated_users',
  urn: allAuthenticatedUsers,
  label: 'all users who are signed in to Globus',
};

/** An identity as somebody a role can be given to. */
export function principalOfIdentity(identity: Identity): Principal {
  const { name, username } = identity;
  return { kind: 'identity', urn: identity.urn, label: name === username ? name : `${name} (${username})` };
}

/** A group as somebody a role can be given to. */
export function principalOfGroup(group: Group): Principal {
  return { kind: 'group', urn: group.urn, label: `the group ${quoted(group.name)}` };
}

async function byId(
  globus: Globus,
  id: string,
  space: string | undefined,
  signal?: AbortSignal,
): Promise<Principal | undefined> {
  if (space !== 'groups:id') {
    const [identity] = await globus.identities.byIds([id], signal);
    if (identity) return principalOfIdentity(identity);
    // An URN says what it is; flows, for one, are identities that the look-up may not show.
    if (space) return { kind: 'identity', urn: identityUrn(id), label: `the identity ${id}` };
  }
  const group = (await ownGroups(globus, signal)).find(candidate => candidate.id === id);
  if (group) return principalOfGroup(group);
  return space ? { kind: 'group', urn: groupUrn(id), label: `the group ${id}` } : undefined;
}

/** No groups for those who did not agree to have their groups seen: they can still name people. */
async function ownGroups(globus: Globus, signal?: AbortSignal): Promise<Group[]> {
  try {
    return await globus.groups.myGroups(signal);
  } catch (error) {
    if (error instanceof GlobusError && error.problem.kind === 'consent') return [];
    throw error;
  }
}

function unknown(text: string): never {
  return fail({
    kind: 'not-found',
    operation,
    why: `${quoted(text)} is no username, id or group that Globus shows you`,
    remedy:
      'Give a username such as ada@example.org, a service account’s client id, the id of a group, or the name of a group of yours.',
  });
}
