import { isObject, type Json, type JsonObject, member } from '../json.ts';
import type { IngestedEntry } from '../state/records/search.ts';
import { invalidAt, missingAt, type Where } from './errors.ts';
import { principalType } from './principals.ts';

const maximumBytes = 10 * 1024 * 1024;

function texts(value: Json, where: Where): string[] {
  if (!Array.isArray(value)) throw invalidAt(where, 'Not a valid list.');
  return value.map((one, index) => {
    if (typeof one !== 'string') throw invalidAt([...where, index], 'Not a valid string.');
    return one;
  });
}

function principals(value: Json, where: Where, words: readonly string[]): string[] {
  return texts(value, where).map((one, index) => {
    if (words.includes(one) || principalType(one) !== undefined) return one;
    const also = words.map(word => `"${word}"`).join(', ');
    const choice = also === '' ? '' : `${also}, or `;
    throw invalidAt(
      [...where, index],
      `"${one}" is nobody. Give ${choice}the URN of an identity (urn:globus:auth:identity:…) or a group (urn:globus:groups:id:…).`,
    );
  });
}

/** Reads a `GMetaEntry`. */
export function readEntry(value: Json, where: Where): IngestedEntry {
  if (!isObject(value)) throw invalidAt(where, 'Invalid input type.');
  const required = (name: string): Json => {
    const found = member(value, name);
    if (found === undefined || found === null) throw missingAt([...where, name]);
    return found;
  };
  const subject = required('subject');
  if (typeof subject !== 'string' || subject === '')
    throw invalidAt([...where, 'subject'], 'Not a valid string.');
  const visible_to = principals(
    required('visible_to'),
    [...where, 'visible_to'],
    ['public', 'all_authenticated_users'],
  );
  const content = required('content');
  if (!isObject(content)) throw invalidAt([...where, 'content'], 'Not a valid mapping type.');
  if (JSON.stringify(content).length > maximumBytes)
    throw invalidAt([...where, 'content'], 'An entry may not be larger than 10 MB.');
  const entry_id = member(value, 'id') ?? null;
  if (entry_id !== null && typeof entry_id !== 'string')
    throw invalidAt([...where, 'id'], 'Not a valid string.');
  const sets = member(value, 'principal_sets') ?? {};
  if (!isObject(sets)) throw invalidAt([...where, 'principal_sets'], 'Not a valid mapping type.');
  const principal_sets = Object.fromEntries(
    Object.entries(sets).map(([name, list]) => [
      name,
      principals(list, [...where, 'principal_sets', name], []),
    ]),
  );
  return { subject, entry: { entry_id, content, visible_to, principal_sets } };
}

/** Reads a `GIngest`: one entry or a list of them. */
export function readIngest(body: JsonObject): IngestedEntry[] {
  const type = member(body, 'ingest_type');
  if (type === undefined) throw missingAt(['json', 'ingest_type']);
  const data = member(body, 'ingest_data');
  if (data === undefined) throw missingAt(['json', 'ingest_data']);
  if (type === 'GMetaEntry') return [readEntry(data, ['json', 'ingest_data'])];
  if (type !== 'GMetaList')
    throw invalidAt(['json', 'ingest_type'], 'Must be one of: GMetaEntry, GMetaList.');
  const list = isObject(data) ? member(data, 'gmeta') : undefined;
  if (list === undefined) throw missingAt(['json', 'ingest_data', 'gmeta']);
  if (!Array.isArray(list)) throw invalidAt(['json', 'ingest_data', 'gmeta'], 'Not a valid list.');
  return list.map((one, index) => readEntry(one, ['json', 'ingest_data', 'gmeta', index]));
}

/** The subjects of `batch_delete_by_subject`. */
export function readSubjects(body: JsonObject): string[] {
  const subjects = member(body, 'subjects');
  if (subjects === undefined) throw missingAt(['json', 'subjects']);
  return texts(subjects, ['json', 'subjects']);
}
