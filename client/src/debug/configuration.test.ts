import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

test('what a launch configuration does not say', () => {
  expect(readConfiguration({ type: 'gflow' })).toEqual({
    flow: undefined,
    input: undefined,
    mocks: undefined,
    settings: undefined,
    test: undefined,
    case: undefined,
    runLog: undefined,
    unmocked: 'ask',
    stopOnEntry: false,
  });
});

test('the input and the log can be written out', () => {
  const written = {
    flow: 'a',
    input: { n: 1 },
    mocks: { default: { succeed: {} } },
    settings: { passInputPathMoves: true },
    test: 'a.flowtest.json',
    case: 'goes well',
    runLog: [],
    unmocked: 'example' as const,
    stopOnEntry: true,
  };
  expect(readConfiguration(written)).toEqual(written);
});

test('actions can be done by the sandbox', () => {
  expect(readConfiguration({ unmocked: 'sandbox' }).unmocked).toBe('sandbox');
});

test('what is of another kind is as if it were not there', () => {
  const { flow, input, runLog, unmocked } = readConfiguration({
    flow: 7,
    input: [1],
    runLog: true,
    unmocked: 'send',
  });
  expect([flow, input, runLog, unmocked]).toEqual([undefined, undefined, undefined, 'ask']);
});
