import { expect, test } from 'vitest';
import { ownErrors, ruleSeverities } from './own-errors.ts';

const text = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }';
const uri = 'file:///x.flow.json';

test('only errors stand in the way, and a setting can take them out of it', () => {
  expect(ownErrors(text, uri, {}).map(({ code }) => code)).toEqual(['unknown-state']);
  expect(ownErrors(text, uri, { rules: ruleSeverities({ 'unknown-state': 'warning' }) })).toEqual([]);
  expect(ownErrors(text.replace('"B"', '"A"'), uri, {}).some(({ code }) => code === 'unknown-state')).toBe(
    false,
  );
});

test('a setting may hold anything', () => {
  expect(ruleSeverities({ a: 'error', b: 'loud', c: 3 })).toEqual({ a: 'error' });
  expect(ruleSeverities(null)).toEqual({});
  expect(ruleSeverities('error')).toEqual({});
});
