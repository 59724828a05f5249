import type { Globus } from '../api.ts';
import type { AccessRuleCreate, Collection } from '../collection.ts';
import { fail, quoted } from '../problem-words.ts';

type Shared = Pick<Collection, 'id' | 'display_name'>;

/**
 * Sees to it that an access rule permits this, or more, and reads it back. Doing it again changes nothing.
 * @param who for messages
 */
export async function ensureAccessRule(
  { transfer }: Globus,
  collection: Shared,
  wanted: AccessRuleCreate,
  who: string,
  signal?: AbortSignal,
): Promise<void> {
  const { principal_type, principal, path, permissions } = wanted;
  const find = async () =>
    (await transfer.listAccessRules(collection.id, signal)).find(
      rule => rule.principal_type === principal_type && rule.principal === principal && rule.path === path,
    );
  const present = await find();
  if (present && (present.permissions === 'rw' || permissions === 'r')) return;
  if (present?.id) await transfer.updateAccessRule(collection.id, present.id, { permissions }, signal);
  else await transfer.createAccessRule(collection.id, wanted, signal);
  const verified = await find();
  if (verified && (verified.permissions === 'rw' || permissions === 'r')) return;
  fail({
    kind: 'conflict',
    operation: `give ${who} access to ${path} on ${quoted(collection.display_name)}`,
    why: 'the access rule is not there when read back; somebody may have changed the rules at the same moment',
    remedy: 'Try again.',
  });
}
