import { expect, test } from 'vitest';
import { mismatches } from '../testing/check.ts';

const named = (name: string) =>
  JSON.stringify({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

test.each(['A', 'Über den Daten', 'a/b.c', 'x'.repeat(128)])('“%s” is a name', name => {
  expect(mismatches(named(name))).toEqual([]);
});

test.each(['', '  ', 'x'.repeat(129), 'a '])('“%s” is not a good one', name => {
  expect(mismatches(named(name))).toHaveLength(1);
  expect(mismatches(named(name))[0]).toContain('state-name');
});
