import { expect } from 'vitest';
import { isObject, type JsonObject } from '../json.ts';
import type { Answer } from './harness.ts';

/** The status of each verb for each role. */
export type Verbs = Record<string, Record<string, number>>;

/** Reads a table: the first row has the roles, each other a verb and what it answers to each of them. */
export function table(text: string, roles: readonly string[]): Verbs {
  const [head = '', ...rows] = text.trim().split('\n');
  expect(head.trim().split(/ +/)).toEqual(roles);
  return Object.fromEntries(
    rows.map(row => {
      const [verb = '', ...codes] = row.trim().split(/ +/);
      return [verb, Object.fromEntries(roles.map((role, i) => [role, Number(codes[i])]))];
    }),
  );
}

/** The objects of a list in an answer. */
export function members(answer: Answer, path: string): JsonObject[] {
  const list = answer.at(path);
  return Array.isArray(list) ? list.filter(isObject) : [];
}
