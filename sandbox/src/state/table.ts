import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** Records of one kind, kept in memory and on disk. Call `set` again after changing a record in place. */
export interface Table<T> {
  get(id: string): T | undefined;
  set(id: string, record: T): void;
  delete(id: string): void;
  values(): T[];
  entries(): [id: string, record: T][];
}

export type Check<T> = (value: unknown) => value is T;

/** Whether `value` is an object that has these members with these types (`typeof`, or `array`). */
export function hasMembers(value: unknown, members: Readonly<Record<string, string>>): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map(Object.entries(value));
  return Object.entries(members).every(([name, type]) => {
    const member = found.get(name);
    return type === 'array' ? Array.isArray(member) : typeof member === type;
  });
}

async function read<T>(file: string, check: Check<T>): Promise<T | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const advice = 'Restore the file, or delete the state folder to start afresh.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The sandbox cannot read its state: ${file} is not JSON (${String(error)}). ${advice}`);
  }
  if (!check(value))
    throw new Error(`The sandbox cannot read its state: ${file} is not of its making. ${advice}`);
  return value;
}

function keep<T>(records: Map<string, T>, changed: (id: string) => void): Table<T> {
  return {
    get: id => records.get(id),
    set(id, record) {
      records.set(id, record);
      changed(id);
    },
    delete(id) {
      if (records.delete(id)) changed(id);
    },
    values: () => [...records.values()],
    entries: () => [...records],
  };
}

/** A table with one file for all its records: for many small ones. */
export async function openListTable<T>(disk: Disk, file: string, check: Check<T>): Promise<Table<T>> {
  const checkAll = (value: unknown): value is Record<string, T> =>
    hasMembers(value, {}) && Object.values(value).every(check);
  const records = new Map(Object.entries((await read(file, checkAll)) ?? {}));
  const content = () => JSON.stringify(Object.fromEntries(records), null, 1);
  return keep(records, () => disk.schedule(file, content));
}

/** A table with a folder of one file for each record; the ids are file names. */
export async function openFolderTable<T>(disk: Disk, folder: string, check: Check<T>): Promise<Table<T>> {
  const records = new Map<string, T>();
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter(one => one.endsWith('.json'))) {
    const record = await read(join(folder, name), check);
    if (record !== undefined) records.set(name.slice(0, -'.json'.length), record);
  }
  return keep(records, id => {
    if (!/^[\w-]+$/.test(id)) throw new Error(`${JSON.stringify(id)} cannot name a file of the state.`);
    disk.schedule(join(folder, `${id}.json`), () => {
      const record = records.get(id);
      return record === undefined ? undefined : JSON.stringify(record, null, 1);
    });
  });
}
