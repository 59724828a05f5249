import type { AccessRule } from '../collection.ts';
import type { Principal } from '../principals.ts';

/** Somebody as access rules name them: without the space of the id, which stands beside it (reference 3.5). */
export function grantee({ kind, urn }: Principal): Pick<AccessRule, 'principal_type' | 'principal'> {
  if (kind === 'all_authenticated_users') return { principal_type: kind, principal: '' };
  return { principal_type: kind, principal: urn.split(':').at(-1) ?? '' };
}
