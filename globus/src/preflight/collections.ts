import type { Collection } from '../collection.ts';
import type { Actor } from './actor.ts';
import { type Finding, fails, fine } from './check.ts';
import { type Answer, absent, type Questions } from './questions.ts';

/** Can a collection be reached at all? */
export async function checkCollection(ask: Questions, actor: Actor, id: string): Promise<Finding> {
  const answer = await ask.collection.deciding(actor.globus, id);
  if (!('value' in answer)) return absent(answer);
  const { entity_type, gcp_connected, gcp_paused } = answer.value;
  if (entity_type === 'GCSv5_endpoint')
    return fails(
      'This is the id of an endpoint, which holds collections and no files.',
      'Give the id of one of its collections.',
    );
  if (gcp_connected === false)
    return fails(
      'The computer of this personal collection is not connected.',
      'Start Globus Connect Personal there.',
    );
  if (gcp_paused === true)
    return fails(
      'This personal collection is paused.',
      'Resume it in Globus Connect Personal on its computer.',
    );
  return fine(`It is ${KINDS[entity_type] ?? 'a collection'}${gcp_connected ? ', and connected' : ''}.`);
}

const KINDS: Readonly<Record<string, string>> = {
  GCSv5_mapped_collection: 'a mapped collection',
  GCSv5_guest_collection: 'a guest collection',
  GCP_mapped_collection: 'a personal collection',
  GCP_guest_collection: 'a guest collection on a personal computer',
};

/** The roles that bring all access with them, and that may change the access rules (reference 3.4). */
export const MANAGING_ROLES: readonly string[] = ['administrator', 'access_manager'];

/**
 * The role by which an identity manages access; undefined where it has none, `group`: unless it is a member of that one;
 * unanswered where nobody tells.
 */
export async function managingRole(
  ask: Questions,
  actor: Actor,
  id: string,
): Promise<Answer<string | undefined> & { group?: string }> {
  if (actor.globus) {
    const own = await ask.collection.told(actor.globus, id);
    return 'value' in own ? { value: managing(own.value) } : own;
  }
  const roles = await ask.roles.told(ask.asker, id);
  if (!('value' in roles)) return roles;
  const managers = roles.value.filter(({ role }) => MANAGING_ROLES.includes(role));
  const held = managers.find(({ principal }) => principal === actor.id);
  // Of the groups of others nobody is told.
  const group = held ? undefined : managers.find(({ principal_type }) => principal_type === 'group');
  return group ? { value: undefined, group: group.principal } : { value: held?.role };
}

function managing({ my_effective_roles }: Collection): string | undefined {
  return MANAGING_ROLES.find(role => my_effective_roles.includes(role));
}
