import { expect } from 'vitest';
import { isObject, type JsonObject } from '../json.ts';
import type { Answer } from './harness.ts';

/** Who may do what: what each route answers each role. */
export interface PermissionTable {
  readonly roles: readonly string[];
  /** By method and pattern, as the sandbox has the route; in parentheses what else is asked. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reads a table: the first row has the roles, each other a route and what it answers to each of them. */
export function table(text: string): PermissionTable {
  const [head = '', ...lines] = text.trim().split('\n');
  const roles = head.trim().split(/ +/);
  const rows = lines.map(line => {
    const [, route = '', statuses = ''] = /^(.*?)((?: +\d{3})+)$/.exec(line.trim()) ?? [];
    const numbers = statuses.trim().split(/ +/).map(Number);
    if (numbers.length !== roles.length) throw new Error(`Not one status for each of ${head}: ${line}`);
    return [route, new Map(roles.map((role, i) => [role, numbers[i] ?? 0]))] as const;
  });
  return { roles, rows: new Map(rows) };
}

/** Asks every route of the table, in its order, as whoever has the role. */
export async function expectAnswers(
  { rows }: PermissionTable,
  role: string,
  asks: Readonly<Record<string, () => Promise<Answer>>>,
  look: (answer: Answer, route: string) => void = () => {},
): Promise<void> {
  expect(Object.keys(asks)).toEqual([...rows.keys()]);
  for (const [route, statuses] of rows) {
    const answer = await asks[route]?.();
    expect([route, answer?.status]).toEqual([route, statuses.get(role)]);
    if (answer) look(answer, route);
  }
}

/** The objects of a list in an answer. */
export function members(answer: Answer, path: string): JsonObject[] {
  const list = answer.at(path);
  return Array.isArray(list) ? list.filter(isObject) : [];
}
