import type { Collection } from '../collection.ts';
import { quoted } from '../problem-words.ts';
import type { Actor } from './actor.ts';
import { type AccessFix, type Finding, fails, fine, notTold, unknown } from './check.ts';
import { managingRole } from './collections.ts';
import { folderOf, plainPath } from './paths.ts';
import type { Questions } from './questions.ts';
import { type Decision, decide, type Permission } from './rule-decision.ts';

/** What is wanted at a path of a collection. */
export interface Wanted {
  /** undefined: which one only the run will tell */
  path: string | undefined;
  permission: Permission;
}

/** May an identity do this at a path of a collection? */
export async function checkPath(
  ask: Questions,
  actor: Actor,
  collection: Collection,
  wanted: Wanted,
  now: number,
): Promise<Finding> {
  if (!collection.acl_available) return byLooking(ask, actor, collection, wanted, 'no-rules');
  const role = await managingRole(ask, actor, collection.id);
  if ('value' in role && role.value !== undefined)
    return fine(`${capital(actor.name)} is ${ROLES[role.value] ?? 'an administrator'} of the collection.`);
  const path = wanted.path === undefined ? undefined : plainPath(wanted.path);
  if (path === undefined) return onlyTheRunTells(wanted);
  const rules = await ask.rules.either(actor.globus, collection.id);
  if (!('value' in rules)) return byLooking(ask, actor, collection, wanted, 'rules-hidden');
  const own = actor.globus && (await ask.groups.told(actor.globus));
  const groups = own && 'value' in own ? own.value.map(({ id }) => id) : undefined;
  const decision = decide(rules.value, actor, groups, path, wanted.permission, now);
  if (decision.kind === 'yes')
    return fine(
      `An access rule gives it ${permissionWords(decision.rule.permissions)} in ${decision.rule.path}.`,
    );
  if (decision.kind === 'maybe') return maybe(ask, actor, collection, wanted, decision);
  return fails(
    decision.read
      ? `${capital(actor.name)} may only read there: no access rule lets it write.`
      : `No access rule of the collection lets ${actor.name} ${verb(wanted)} there.`,
    remedy(actor, collection, wanted),
    await ruleFor(ask, actor, collection, path, wanted),
  );
}

const ROLES: Readonly<Record<string, string>> = {
  administrator: 'an administrator',
  access_manager: 'an access manager',
};

/** Rules that may or may not be for it: where it is signed in, looking decides, as far as looking goes. */
async function maybe(
  ask: Questions,
  actor: Actor,
  collection: Collection,
  wanted: Wanted,
  { groups, identities }: Extract<Decision, { kind: 'maybe' }>,
): Promise<Finding> {
  if (actor.globus) return byLooking(ask, actor, collection, wanted, 'rules-open');
  const whether = [
    ...(groups.length > 0 ? [`${actor.name} is a member of the group ${groups.join(' or ')}`] : []),
    ...(identities.length > 0 ? ['a rule is for another identity of the same person'] : []),
  ];
  return unknown(
    `It depends on whether ${whether.join(', or on whether ')}.`,
    `Sign in as ${actor.name} to find out.`,
  );
}

/** Asks the collection itself, as the identity: reading shows, writing only does. */
async function byLooking(
  ask: Questions,
  actor: Actor,
  collection: Collection,
  wanted: Wanted,
  why: 'no-rules' | 'rules-hidden' | 'rules-open',
): Promise<Finding> {
  const { path } = wanted;
  if (path === undefined) return onlyTheRunTells(wanted);
  if (!actor.globus) return cannotBeAsked(actor, collection, why);
  const found = await ask.stat.told(actor.globus, collection.id, path);
  const { kind } = 'problem' in found ? found.problem : { kind: undefined };
  if ('problem' in found && kind === 'forbidden') {
    const plain = plainPath(path);
    const fix =
      why !== 'no-rules' && plain !== undefined
        ? await ruleFor(ask, actor, collection, plain, wanted)
        : undefined;
    return fails(found.problem.message, remedy(actor, collection, wanted), fix);
  }
  // Who may not look is told so, whether there is anything or not.
  if ('problem' in found && kind !== 'not-found') return notTold(found.problem);
  if (wanted.permission === 'r') return fine(`${capital(actor.name)} can read there.`);
  return unknown(
    `${capital(actor.name)} can read there. Whether it may write, ${
      why === 'no-rules'
        ? 'a collection without access rules tells only when it is written to.'
        : 'only an access manager of the collection can tell.'
    }`,
    why === 'no-rules'
      ? `Ask an administrator of ${quoted(collection.display_name)}.`
      : `Ask an access manager of ${quoted(collection.display_name)}, or check as one.`,
  );
}

function cannotBeAsked(actor: Actor, collection: Collection, why: string): Finding {
  const name = quoted(collection.display_name);
  if (why === 'no-rules')
    return unknown(
      `What ${actor.name} may do on a collection without access rules, only a look with its own sign-in can tell.`,
      actor.kind === 'flow'
        ? `Use a guest collection, on which the flow can be given access, or ask an administrator of ${name}.`
        : `Sign in as ${actor.name}, or ask an administrator of ${name}.`,
    );
  return unknown(
    `Only its access managers see the access rules of ${name}.`,
    `Ask one of them whether ${actor.name} has access.`,
  );
}

function onlyTheRunTells({ permission }: Wanted): Finding {
  return unknown(
    `Where it ${permission === 'r' ? 'reads' : 'writes'} is known only during the run.`,
    'Make sure that it has access wherever this may be.',
  );
}

/** The rule that would mend it, where who asks may make one. */
async function ruleFor(
  ask: Questions,
  { id, urn, name }: Actor,
  collection: Collection,
  path: string,
  wanted: Wanted,
): Promise<AccessFix | undefined> {
  const seen = await ask.collection.told(ask.asker, collection.id);
  if (!('value' in seen && seen.value.acl_editable)) return undefined;
  const there = await ask.stat.told(ask.asker, collection.id, path);
  return {
    kind: 'access-rule',
    collection: { id: collection.id, name: collection.display_name },
    principal: { id, urn, name },
    path: folderOf(path, 'value' in there ? there.value.type : undefined),
    permissions: wanted.permission,
  };
}

function remedy(actor: Actor, collection: Collection, wanted: Wanted): string {
  const whom = collection.acl_available ? 'an administrator or access manager' : 'an administrator';
  return `Ask ${whom} of ${quoted(collection.display_name)} to let ${actor.name} ${verb(wanted)} there.`;
}

function verb({ permission }: Wanted): string {
  return permission === 'r' ? 'read' : 'write';
}

function permissionWords(permission: Permission): string {
  return permission === 'r' ? 'reading' : 'reading and writing';
}

/** Names of flows stand with an article: "the flow “Copy” is …". */
function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
