import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Disk } from './disk.ts';

/** Records of one kind, kept in memory and on disk. Call `set` again after changing a record in place. */
export interface Table<T> {
  get(id: string): T | undefined;
  set(id: string, record: T): void;
  delete(id: string): void;
  values(): T[];
  entries(): [id: string, record: T][];
}

/** A table whose records can be told of in a list without being read whole. */
export interface ListedTable<T, Line> extends Table<T> {
  /** Of each record what lists choose and order by. */
  lines(): Line[];
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

/** A record that hardly anybody asks for any more, as compressed JSON: a tenth of its size. Its line in lists stays at hand. */
class Packed<Line> {
  readonly line: Line;
  readonly #bytes: Buffer;

  constructor(record: unknown, line: Line) {
    this.line = line;
    this.#bytes = deflateRawSync(JSON.stringify(record), { level: 1 });
  }

  unpack(): unknown {
    return JSON.parse(inflateRawSync(this.#bytes).toString());
  }
}

/** How records are listed, and which of them hardly anybody asks for any more. */
export interface Listing<T, Line> {
  lineOf(record: T): Line;
  isOver(record: T): boolean;
}

const whole = { lineOf: () => undefined, isOver: () => false };

function keep<T, Line>(
  found: Iterable<[string, T]>,
  changed: (id: string) => void,
  check: Check<T>,
  { lineOf, isOver }: Listing<T, Line>,
): ListedTable<T, Line> {
  const pack = (record: T) => (isOver(record) ? new Packed(record, lineOf(record)) : record);
  const unpack = (kept: T | Packed<Line>): T => {
    const record = kept instanceof Packed ? kept.unpack() : kept;
    if (!check(record)) throw new Error('The sandbox cannot read what it has packed itself.');
    return record;
  };
  const records = new Map<string, T | Packed<Line>>();
  for (const [id, record] of found) records.set(id, pack(record));
  return {
    get(id) {
      const kept = records.get(id);
      return kept === undefined ? undefined : unpack(kept);
    },
    set(id, record) {
      records.set(id, pack(record));
      changed(id);
    },
    delete(id) {
      if (records.delete(id)) changed(id);
    },
    values: () => [...records.values()].map(unpack),
    entries: () => [...records].map(([id, kept]) => [id, unpack(kept)]),
    lines: () => [...records.values()].map(kept => (kept instanceof Packed ? kept.line : lineOf(kept))),
  };
}

/** A table with one file for all its records: for many small ones. */
export async function openListTable<T>(disk: Disk, file: string, check: Check<T>): Promise<Table<T>> {
  const checkAll = (value: unknown): value is Record<string, T> =>
    hasMembers(value, {}) && Object.values(value).every(check);
  const found = Object.entries((await read(file, checkAll)) ?? {});
  const content = () => JSON.stringify(Object.fromEntries(table.entries()), null, 1);
  const table = keep(found, () => disk.schedule(file, content), check, whole);
  return table;
}

/** A table with a folder of one file for each record; the ids are file names. */
export function openFolderTable<T>(disk: Disk, folder: string, check: Check<T>): Promise<Table<T>> {
  return openListedTable(disk, folder, check, whole);
}

/** The same for very many records: those that nothing will happen to any more are kept small. */
export async function openListedTable<T, Line>(
  disk: Disk,
  folder: string,
  check: Check<T>,
  listing: Listing<T, Line>,
): Promise<ListedTable<T, Line>> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const found: [string, T][] = [];
  for (const name of names.filter(one => one.endsWith('.json'))) {
    const record = await read(join(folder, name), check);
    if (record !== undefined) found.push([name.slice(0, -'.json'.length), record]);
  }
  const changed = (id: string) => {
    if (!/^[\w-]+$/.test(id)) throw new Error(`${JSON.stringify(id)} cannot name a file of the state.`);
    disk.schedule(join(folder, `${id}.json`), () => {
      const record = table.get(id);
      return record === undefined ? undefined : JSON.stringify(record, null, 1);
    });
  };
  const table = keep(found, changed, check, listing);
  return table;
}
