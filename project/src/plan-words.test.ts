import { expect, test } from 'vitest';
import type { Change } from '../../globus/src/index.ts';
import { changeWords, overwriteWarning, partWords, planWords } from './plan-words.ts';

const changes = (count: number): Change[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'added', pointer: `/States/S${i}`, after: {} }));

test('the parts that differ are counted', () => {
  expect(partWords({ field: 'input_schema', changes: changes(1) })).toBe('input schema (1 change)');
  expect(partWords({ field: 'flow_starters', changes: changes(2) })).toBe('flow starters (2 changes)');
  const create = { title: 'Copy', definition: {}, input_schema: {} };
  expect(planWords({ action: 'create', create }, 'Globus')).toBe('Create the flow “Copy” on Globus.');
});

test('single changes are named, up to a few', () => {
  expect(changeWords(changes(2))).toBe('+ States/S0, + States/S1');
  expect(changeWords(changes(9))).toMatch(/S3, and 5 more$/);
  expect(changeWords([{ kind: 'changed', pointer: '', before: 1, after: 2 }])).toBe('~ everything');
});

test('nothing is overwritten when nothing new is there', () => {
  const create = { title: 'Copy', definition: {}, input_schema: {} };
  expect(overwriteWarning({ action: 'create', create })).toBeUndefined();
});
