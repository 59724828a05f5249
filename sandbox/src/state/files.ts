import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Check<T> = (value: unknown) => value is T;

/** What a record is recognised by: some of its members, with what `typeof` says of them, or `array`. */
export type Members<T> = { readonly [K in keyof T]?: 'string' | 'number' | 'boolean' | 'object' | 'array' };

export function hasMembers<T>(value: unknown, members: Members<T>): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map(Object.entries(value));
  return Object.entries(members).every(([name, type]) => {
    const member = found.get(name);
    return type === 'array' ? Array.isArray(member) : typeof member === type;
  });
}

export const checkFor =
  <T>(members: Members<T>): Check<T> =>
  (value: unknown): value is T =>
    hasMembers<T>(value, members);

/** What `ask` gives, and undefined where there is no such file or folder. */
function ifThere<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file's text; undefined where there is none. */
export const readIfThere = (file: string): string | undefined => ifThere(() => readFileSync(file, 'utf8'));

/** The file of a record. Throws for an id that would name one elsewhere. */
export function fileOf(folder: string, id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new Error(`${JSON.stringify(id)} cannot name a file of the state.`);
  return join(folder, `${id}.json`);
}

/** The ids of the records that have a file in a folder. */
export function idsIn(folder: string): string[] {
  const names = ifThere(() => readdirSync(folder)) ?? [];
  return names.flatMap(name => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
}

/** What a file's text says. Throws with a sentence that names the file where it is nothing of the sandbox's making. */
export function recordIn<T>(text: string, file: string, check: Check<T>): T {
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
