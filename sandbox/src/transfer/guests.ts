import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Collection } from '../demo.ts';
import { type Identity, identityUrn } from '../identities.ts';
import type { GuestRecord } from '../state/records/transfer.ts';
import type { State } from '../state/state.ts';
import { isPersonal } from './all-collections.ts';
import { requirePlace } from './paths.ts';
import { rulesOf } from './permissions.ts';
import { giveRole, rolesOf } from './roles.ts';

/** What a guest collection is made of. */
export interface GuestWanted {
  readonly host: Collection;
  /** Normalised, with a slash at the end. */
  readonly path: string;
  readonly display_name: string;
  readonly description: string;
}

/** Whether the folder is there. Throws Transfer's refusal where the identity may not read it, or it leads out of the host. */
export async function isFolder(
  state: State,
  identity: Identity,
  host: Collection,
  path: string,
  resource: string,
): Promise<boolean> {
  const place = await requirePlace(state, identity, { collection: host, path, need: 'r', resource });
  const found = await stat(place.real).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** Makes a guest collection of a folder of its host; who makes it owns and administers it. */
export function makeGuest(
  state: State,
  { host, path, display_name, description }: GuestWanted,
  owner: Identity,
): GuestRecord {
  const guest: GuestRecord = {
    id: randomUUID(),
    display_name,
    entity_type: isPersonal(host) ? 'GCP_guest_collection' : 'GCSv5_guest_collection',
    slug: join(host.slug, path),
    description,
    owner: owner.id,
    host: { id: host.id, path },
    accounts: [],
    roles: [],
  };
  state.guests.set(guest.id, guest);
  giveRole(state, guest, identityUrn(owner.id), 'administrator');
  return guest;
}

/** Takes a guest collection away, with its rules and roles. Its files stay where they are, in its host. */
export function removeGuest(state: State, guest: GuestRecord): void {
  for (const { id } of rulesOf(state, guest)) state.access.delete(id);
  for (const { id } of rolesOf(state, guest)) state.roles.delete(id);
  state.guests.delete(guest.id);
}
