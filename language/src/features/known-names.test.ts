import { describe, expect, test } from 'vitest';
import { type KnownName, nameAt, nameHints } from './known-names.ts';

const ID = '8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47';
const shared: KnownName = { id: ID, kind: 'collection', name: 'Shared results', day: '2026-01-02' };
const names = new Map([[ID, shared]]);
const text = `{ "id": "${ID}", "urn": "urn:globus:auth:identity:${ID}", "other": "9e4a8a9b-44a7-505d-9e4e-e0b148c8cd47" }`;
const whole = { offset: 0, length: text.length };

describe('a name is shown', () => {
  test('behind each id that is known, whatever stands before it in its string', () => {
    const hints = nameHints(text, whole, names);
    expect(hints.map(({ offset, label }) => [text.slice(0, offset).endsWith(`${ID}"`), label])).toEqual([
      [true, 'Shared results'],
      [true, 'Shared results'],
    ]);
  });

  test('for an id in capitals, too', () => {
    expect(nameHints(text.toUpperCase(), whole, names)).toHaveLength(2);
  });

  test('in the stretch that is asked for only, and whole ids at its borders', () => {
    const at = text.indexOf(ID) + 20;
    expect(nameHints(text, { offset: at, length: 1 }, names)).toHaveLength(1);
    expect(nameHints(text, { offset: 0, length: 2 }, names)).toEqual([]);
  });

  test('cut where it is very long', () => {
    const long = new Map([[ID, { ...shared, name: 'x'.repeat(100) }]]);
    expect(nameHints(text, whole, long)[0]?.label).toHaveLength(60);
  });
});

test('an id says what it stands for and since when that is known; a name is no markup', () => {
  const evil = new Map([[ID, { ...shared, name: '[click](command:evil) <b>' }]]);
  const hover = nameAt(text, text.indexOf(ID) + 3, evil);
  expect(hover?.span).toEqual({ offset: text.indexOf(ID), length: 36 });
  expect(hover?.contents).toContain('\\[click\\](command:evil) \\<b\\>');
  expect(hover?.contents).toContain('2026-01-02');
  expect(nameAt(text, 2, names)).toBeUndefined();
  expect(nameAt(text, text.indexOf('9e4a') + 2, names)).toBeUndefined();
});
