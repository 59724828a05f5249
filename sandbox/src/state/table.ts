import type { Disk } from './disk.ts';
import { type Check, fileOf, idsIn, recordIn } from './files.ts';

/** Records of one kind, kept in memory and on disk. Call `set` again after changing a record in place. */
export interface Table<T> {
  get(id: string): T | undefined;
  set(id: string, record: T): void;
  delete(id: string): void;
  values(): T[];
  entries(): [id: string, record: T][];
}

function keep<T>(found: Iterable<[string, T]>, changed: (id: string) => void): Table<T> {
  const records = new Map(found);
  return {
    get: id => records.get(id),
    set(id, record) {
      changed(id);
      records.set(id, record);
    },
    delete(id) {
      if (records.delete(id)) changed(id);
    },
    values: () => [...records.values()],
    entries: () => [...records],
  };
}

/** A table with one file for all its records: for many small ones. */
export function openListTable<T>(disk: Disk, file: string, check: Check<T>): Table<T> {
  const checkAll = (value: unknown): value is Record<string, T> =>
    typeof value === 'object' && value !== null && Object.values(value).every(check);
  const text = disk.read(file);
  const found = text === undefined ? [] : Object.entries(recordIn(text, file, checkAll));
  const content = () => JSON.stringify(Object.fromEntries(table.entries()), null, 1);
  const table = keep(found, () => disk.schedule(file, content));
  return table;
}

/** A table with a folder of one file for each record; the ids are file names. */
export function openFolderTable<T>(disk: Disk, folder: string, check: Check<T>): Table<T> {
  const found = idsIn(folder).flatMap((id): [string, T][] => {
    const file = fileOf(folder, id);
    const text = disk.read(file);
    return text === undefined ? [] : [[id, recordIn(text, file, check)]];
  });
  const table = keep(found, id =>
    disk.schedule(fileOf(folder, id), () => {
      const record = table.get(id);
      return record === undefined ? undefined : JSON.stringify(record, null, 1);
    }),
  );
  return table;
}

/** A table with a file for those records whose ids, random UUIDs, begin alike: for very many small ones. */
export function openSpreadTable<T>(disk: Disk, folder: string, check: Check<T>): Table<T> {
  const open = (beginning: string) => openListTable(disk, fileOf(folder, beginning), check);
  const tables = new Map(idsIn(folder).map(beginning => [beginning, open(beginning)]));
  const beginningOf = (id: string) => id.slice(0, 2);
  const tableOf = (id: string) => tables.get(beginningOf(id));
  return {
    get: id => tableOf(id)?.get(id),
    set(id, record) {
      const table = tableOf(id) ?? open(beginningOf(id));
      tables.set(beginningOf(id), table);
      table.set(id, record);
    },
    delete: id => tableOf(id)?.delete(id),
    values: () => [...tables.values()].flatMap(table => table.values()),
    entries: () => [...tables.values()].flatMap(table => table.entries()),
  };
}
