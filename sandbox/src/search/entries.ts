import { createHash } from 'node:crypto';
import type { EntryRecord, SubjectRecord } from '../state/records/search.ts';
import type { State } from '../state/state.ts';
import type { Viewer } from './viewer.ts';

/** Subjects are any text; what they are filed under names a file. */
const keyOf = (index: string, subject: string) =>
  createHash('sha256').update(`${index}\n${subject}`).digest('hex');

export function subjectsOf(state: State, index: string): SubjectRecord[] {
  return state.subjects.values().filter(one => one.index === index);
}

export function findSubject(state: State, index: string, subject: string): SubjectRecord | undefined {
  return state.subjects.get(keyOf(index, subject));
}

/** Adds the entry, in the place of an earlier one with the same subject and id. */
export function putEntry(state: State, index: string, subject: string, entry: EntryRecord): void {
  const earlier = findSubject(state, index, subject)?.entries ?? [];
  const at = earlier.findIndex(one => one.entry_id === entry.entry_id);
  const entries = at < 0 ? [...earlier, entry] : earlier.with(at, entry);
  state.subjects.set(keyOf(index, subject), { index, subject, entries });
}

/** Keeps the entries that `keep` says so of; a subject without any is gone. */
export function keepEntries(
  state: State,
  record: SubjectRecord,
  keep: (entry: EntryRecord) => boolean,
): void {
  const entries = record.entries.filter(keep);
  const key = keyOf(record.index, record.subject);
  if (entries.length === 0) state.subjects.delete(key);
  else if (entries.length < record.entries.length) state.subjects.set(key, { ...record, entries });
}

export function isVisible(entry: EntryRecord, viewer: Viewer): boolean {
  return entry.visible_to.some(
    one =>
      one === 'public' ||
      (one === 'all_authenticated_users' && viewer.identity !== undefined) ||
      viewer.principals.has(one.toLowerCase()),
  );
}

/** The names of the entry's principal sets that the viewer is in. */
export function matchedSets(entry: EntryRecord, viewer: Viewer): string[] {
  return Object.entries(entry.principal_sets)
    .filter(([, principals]) => principals.some(one => viewer.principals.has(one.toLowerCase())))
    .map(([name]) => name);
}
