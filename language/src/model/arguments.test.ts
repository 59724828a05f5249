import { expect, test } from 'vitest';
import { State } from './state.ts';

const trails = (type: string, parameters: string) =>
  new State(`{"A": { "Type": "${type}", "Parameters": ${parameters} }}`).arguments.map(({ trail, value }) => [
    trail.join('/'),
    value.kind,
  ]);

test('what only the run knows is found at any depth', () => {
  expect(
    trails('Action', '{ "a": 1, "b.$": "$.b", "DATA": [{ "path.$": "$.x" }, { "c": { "d.=": "x + 1" } }] }'),
  ).toEqual([
    ['b', 'path'],
    ['DATA/0/path', 'path'],
    ['DATA/1/c/d', 'expression'],
  ]);
});

test('states that send nothing have no arguments', () => {
  expect(trails('Pass', '{ "b.$": "$.b" }')).toEqual([]);
});
