import type { Collection } from '../collection.ts';
import type { Actor } from './actor.ts';
import { type Finding, fails, fine, notTold, unknown } from './check.ts';
import { managingRole } from './collections.ts';
import { absent, type Questions } from './questions.ts';

/** May an identity read and change the access rules of a collection? */
export async function checkManager(ask: Questions, actor: Actor, collection: Collection): Promise<Finding> {
  if (!collection.acl_available)
    return fails(
      'It has no access rules: only guest collections have.',
      'Give the id of a guest collection.',
    );
  const role = await managingRole(ask, actor, collection.id);
  if (!('value' in role)) return notTold(role.problem);
  if (role.value !== undefined)
    return fine(
      `${actor.name} is ${role.value === 'administrator' ? 'an administrator' : 'an access manager'} of it.`,
    );
  if (role.group !== undefined)
    return unknown(
      `It depends on whether ${actor.name} is a member of the group ${role.group}.`,
      `Sign in as ${actor.name} to find out.`,
    );
  const seen = await ask.collection.told(ask.asker, collection.id);
  const mayGive = 'value' in seen && seen.value.my_effective_roles.includes('administrator');
  const { id, urn, name } = actor;
  return fails(
    `${name} is neither an administrator nor an access manager of it.`,
    `Ask an administrator of the collection to make ${name} an access manager.`,
    mayGive
      ? {
          kind: 'access-manager',
          collection: { id: collection.id, name: collection.display_name },
          principal: { id, urn, name },
        }
      : undefined,
  );
}

/** May an identity make a guest collection there? */
export function checkHost({ entity_type }: Collection): Finding {
  return entity_type.endsWith('_mapped_collection')
    ? unknown(
        'Whether it may be shared from there, the collection tells only when it is tried.',
        'Ask an administrator of the collection.',
      )
    : fails('It is no mapped collection.', 'Give the id of a mapped collection.');
}

export async function checkEndpoint(ask: Questions, actor: Actor, id: string): Promise<Finding> {
  const answer = await ask.endpoint.deciding(actor.globus, id);
  if (!('value' in answer)) return absent(answer);
  const { status } = answer.value;
  if (status !== 'online')
    return fails(`It is ${status || 'not online'}: tasks wait until it is back.`, 'Start it where it runs.');
  return answer.own ? fine('It is online.') : onlyItself(actor, 'It is online.');
}

export async function checkFunction(ask: Questions, actor: Actor, id: string): Promise<Finding> {
  const answer = await ask.function.deciding(actor.globus, id);
  if (!('value' in answer)) return absent(answer);
  return answer.own ? fine('It is registered.') : onlyItself(actor, 'It is registered.');
}

/** May an identity write into a search index? */
export async function checkIndex(ask: Questions, actor: Actor, id: string): Promise<Finding> {
  const mine = actor.globus && (await ask.ownIndexes.told(actor.globus));
  if (mine && 'value' in mine && mine.value.includes(id)) return fine(`${actor.name} has a role there.`);
  const answer = await ask.indexRoles.either(actor.globus, id);
  if (!('value' in answer)) return absent({ ...answer, own: answer.problem.kind === 'not-found' });
  const own = actor.globus && (await ask.groups.told(actor.globus));
  const groups = own && 'value' in own ? own.value.map(({ urn }) => urn) : undefined;
  const held = answer.value.find(({ principal }) => principal === actor.urn || groups?.includes(principal));
  if (held) return fine(`${actor.name} has the role “${held.role_name}” there.`);
  if (!groups && answer.value.some(({ principal }) => principal.includes(':groups:')))
    return unknown(
      `It depends on whether ${actor.name} is a member of a group that may write into it.`,
      `Sign in as ${actor.name} to find out.`,
    );
  return fails(
    `${actor.name} has no role on the index.`,
    `Ask an administrator of the index to make ${actor.name} a writer.`,
  );
}

/** It is there; whether it is for this identity, others are not told. */
function onlyItself({ name }: Actor, words: string): Finding {
  return unknown(
    `${words} Whether ${name} may use it is told to ${name} only.`,
    `Sign in as ${name} to find out.`,
  );
}
