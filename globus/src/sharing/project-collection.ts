import type { Globus } from '../api.ts';
import type { Collection } from '../collection.ts';
import type { Principal } from '../principals.ts';
import { ensureAccessRule } from './access-rule.ts';
import { ensureFolder } from './folder.ts';
import { grantee } from './grantee.ts';
import { ensureRole } from './role.ts';

/** A guest collection for one project. */
export interface ProjectCollection {
  mapped: Collection;
  /** of the mapped collection, with a slash at both ends; made where it is not there */
  path: string;
  display_name: string;
  /** who decides about access from then on: the principal investigator, for instance */
  manager: Principal | undefined;
  /** who writes into it: the service account that brings data, for instance */
  writer: Principal | undefined;
}

/**
 * Makes the folder, the guest collection, and gives the role and the access rule. Done again after an interruption it goes
 * on where that was: a guest collection of this name that the caller has there already is taken.
 */
export async function makeProjectCollection(
  globus: Globus,
  { mapped, path, display_name, manager, writer }: ProjectCollection,
  signal?: AbortSignal,
): Promise<Collection> {
  const { transfer } = globus;
  await ensureFolder(globus, mapped, path, signal);
  const own = await transfer.guestCollections(mapped.id, signal);
  const id =
    own.find(one => one.display_name === display_name)?.id ??
    (await transfer.createGuest(mapped, { display_name, base_path: path }, signal));
  const collection = await transfer.getCollection(id, signal);
  if (manager && manager.kind !== 'all_authenticated_users') {
    const principal = manager.urn.split(':').at(-1) ?? '';
    const role = { principal_type: manager.kind, principal, role: 'access_manager' };
    await ensureRole(globus, collection, role, manager.label, signal);
  }
  if (writer) {
    const rule = { ...grantee(writer), path: '/', permissions: 'rw' as const };
    await ensureAccessRule(globus, collection, rule, writer.label, signal);
  }
  return collection;
}
