import { expect, test } from 'vitest';
import { inputOf } from './input-of-run.ts';

const entry = (code: string, details: object | null) => ({
  time: '',
  code,
  description: '',
  details: { ...details },
});

test('the input is that of the entry that begins the log', () =>
  expect(
    inputOf([entry('FlowStarted', { input: { a: 1 } }), entry('PassStarted', { input: { b: 2 } })]),
  ).toEqual({ a: 1 }));

test('tokens are not among it', () =>
  expect(inputOf([entry('FlowStarted', { input: { a: 1, _tokens: { Robot: 'x' } } })])).toEqual({ a: 1 }));

test('a log that does not tell it', () => {
  expect(inputOf([])).toBeUndefined();
  expect(inputOf([entry('FlowStarted', null)])).toBeUndefined();
  expect(inputOf([entry('FlowStarted', { input: 'text' })])).toBeUndefined();
});
