import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { type Check, fileOf, idsIn, recordIn } from './files.ts';
import { openSpreadTable } from './table.ts';

/**
 * Records of which there will be very many, nearly all of them over: those are on the disk only, and read when somebody
 * asks for one. Call `set` again after changing a record in place.
 */
export interface History<T, Line> {
  get(id: string): T | undefined;
  set(id: string, record: T): void;
  delete(id: string): void;
  /** Those that are not over. */
  open(): T[];
  /** Of each record, over or not, what lists choose and order by. */
  lines(): Line[];
}

/** How records are listed, and which of them nothing will happen to any more. */
export interface Listing<T, Line> {
  lineOf(record: T): Line;
  isLine: Check<Line>;
  isOver(record: T): boolean;
}

/**
 * One file for each record, and below `over/` the lines of those that are over: to open it takes as long as reading
 * the others, and the lines.
 */
export function openHistory<T, Line>(
  disk: Disk,
  folder: string,
  check: Check<T>,
  { lineOf, isLine, isOver }: Listing<T, Line>,
): History<T, Line> {
  const open = new Map<string, T>();
  const over = openSpreadTable(disk, join(folder, 'over'), isLine);
  const read = (id: string): T | undefined => {
    const file = fileOf(folder, id);
    const text = disk.read(file);
    return text === undefined ? undefined : recordIn(text, file, check);
  };
  const file = (id: string, record: T) => {
    if (isOver(record)) {
      open.delete(id);
      over.set(id, lineOf(record));
    } else {
      over.delete(id);
      open.set(id, record);
    }
  };
  for (const id of idsIn(folder)) {
    const record = over.get(id) === undefined ? read(id) : undefined;
    if (record !== undefined) file(id, record);
  }
  return {
    get: id => open.get(id) ?? (over.get(id) === undefined ? undefined : read(id)),
    set(id, record) {
      disk.schedule(fileOf(folder, id), () => JSON.stringify(record, null, 1));
      file(id, record);
    },
    delete(id) {
      open.delete(id);
      over.delete(id);
      disk.schedule(fileOf(folder, id), () => undefined);
    },
    open: () => [...open.values()],
    lines: () => [...over.values(), ...[...open.values()].map(lineOf)],
  };
}
