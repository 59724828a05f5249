import type { AccessRule } from '../collection.ts';
import type { Actor } from './actor.ts';

export type Permission = 'r' | 'rw';

/** What the access rules of a collection say about one identity at one path (reference 3.5). */
export type Decision =
  | { kind: 'yes'; rule: AccessRule }
  /** only if it is a member of these groups, or one of these is another identity of the same person */
  | { kind: 'maybe'; groups: string[]; identities: string[] }
  /** `read`: a rule lets it read there */
  | { kind: 'no'; read: AccessRule | undefined };

/**
 * Decides by the rules. They only ever add to each other: the best one that is for the identity wins.
 * @param groups the ids of its groups; undefined where they are not known
 */
export function decide(
  rules: readonly AccessRule[],
  actor: Pick<Actor, 'id' | 'kind'>,
  groups: readonly string[] | undefined,
  path: string,
  wanted: Permission,
  now: number,
): Decision {
  const folder = path.endsWith('/') ? path : `${path}/`;
  const here = rules.filter(rule => folder.startsWith(rule.path) && !isExpired(rule, now));
  const mine = here.filter(rule => isFor(rule, actor.id, groups));
  const enough = mine.find(({ permissions }) => permissions === 'rw' || wanted === 'r');
  if (enough) return { kind: 'yes', rule: enough };
  const others = here.filter(rule => !mine.includes(rule) && (rule.permissions === 'rw' || wanted === 'r'));
  const named = (type: AccessRule['principal_type']) => [
    ...new Set(others.filter(rule => rule.principal_type === type).map(({ principal }) => principal)),
  ];
  const possible = {
    groups: groups ? [] : named('group'),
    // People can have several identities, and rules for any of them count.
    identities: actor.kind === 'person' ? named('identity') : [],
  };
  if (possible.groups.length + possible.identities.length > 0) return { kind: 'maybe', ...possible };
  return { kind: 'no', read: mine[0] };
}

function isExpired({ expiration_date }: AccessRule, now: number): boolean {
  return expiration_date !== null && Date.parse(expiration_date) <= now;
}

function isFor(rule: AccessRule, identity: string, groups: readonly string[] = []): boolean {
  switch (rule.principal_type) {
    case 'identity':
      return rule.principal === identity;
    case 'group':
      return groups.includes(rule.principal);
    case 'all_authenticated_users':
    case 'anonymous':
      return true;
  }
}
