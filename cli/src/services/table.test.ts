import { expect, test } from 'vitest';
import { table } from './table.ts';

test('columns stand below each other, whatever letters are in them', () => {
  expect(
    table([
      ['ID', 'LABEL', 'STATUS'],
      ['1', '🧪 first', 'Succeeded'],
      ['22', '', 'Failed in state “Copy”'],
    ]),
  ).toBe('ID  LABEL    STATUS\n1   🧪 first  Succeeded\n22           Failed in state “Copy”\n');
});
