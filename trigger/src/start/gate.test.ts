import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

test('it stays shut twice as long each time, up to a limit, and lets one through', () => {
  const gate = new Gate(() => 1);
  expect([gate.closedFor(0), gate.width]).toEqual([0, 4]);
  const pauses = Array.from({ length: 12 }, (_, time) => {
    gate.shut(time * 1e6);
    return gate.closedFor(time * 1e6);
  });
  expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(pauses.at(-1)).toBe(300_000);
  expect(gate.width).toBe(1);
  gate.passed();
  expect(gate.width).toBe(4);
  gate.shut(1e9);
  expect(gate.closedFor(1e9)).toBe(1_000);
});

test('a pause that the service asks for is kept', () => {
  const gate = new Gate(() => 0);
  gate.shut(0, 60_000);
  gate.shut(1);
  expect(gate.closedFor(1)).toBe(59_999);
});
