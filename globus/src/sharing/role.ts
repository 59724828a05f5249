import type { Globus } from '../api.ts';
import type { Collection, CollectionRole } from '../collection.ts';
import { fail, quoted } from '../problem-words.ts';

/**
 * Sees to it that somebody has a role on a collection, and reads it back. Doing it again changes nothing.
 * @param who for messages
 */
export async function ensureRole(
  { transfer }: Globus,
  collection: Collection,
  wanted: Omit<CollectionRole, 'id'>,
  who: string,
  signal?: AbortSignal,
): Promise<void> {
  const isThere = async () =>
    (await transfer.listRoles(collection.id, signal)).some(
      one =>
        one.principal === wanted.principal &&
        one.principal_type === wanted.principal_type &&
        one.role === wanted.role,
    );
  if (await isThere()) return;
  await transfer.addRole(collection, wanted, signal);
  if (await isThere()) return;
  fail({
    kind: 'conflict',
    operation: `make ${who} ${wanted.role.replaceAll('_', ' ')} of ${quoted(collection.display_name)}`,
    why: 'the role is not there when read back; somebody may have changed the roles at the same moment',
    remedy: 'Try again.',
  });
}
