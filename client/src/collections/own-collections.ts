import { type Collection, type Globus, problemOf } from '../../../globus/src/index.ts';

/** The collections that one administers, that are shared with one, or that one has put into the view; by name. */
export async function ownCollections(
  { transfer }: Globus,
  pinned: readonly string[],
  signal?: AbortSignal,
): Promise<Collection[]> {
  const lists = await Promise.all([
    transfer.listCollections('administered-by-me', signal),
    transfer.listCollections('shared-with-me', signal),
    transfer.listCollections('recently-used', signal),
    Promise.all(pinned.map(id => ifThere(transfer.getCollection(id, signal)))),
  ]);
  const all = new Map(lists.flat().flatMap(one => (one ? [[one.id, one] as const] : [])));
  return [...all.values()].sort((a, b) => a.display_name.localeCompare(b.display_name));
}

/** A collection may be gone by now. */
async function ifThere(asked: Promise<Collection>): Promise<Collection | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (problemOf(error)?.kind === 'not-found') return undefined;
    throw error;
  }
}
