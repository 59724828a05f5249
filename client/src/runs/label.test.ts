import { expect, test } from 'vitest';
import { defaultLabel, labelProblem } from './label.ts';

const at = new Date(2026, 0, 2, 9, 5);

test('the label of a run is short enough, and ends in the time', () => {
  expect(defaultLabel('copy', at)).toBe('copy, 09:05');
  const long = defaultLabel('🔬'.repeat(100), at);
  expect([...long]).toHaveLength(64);
  expect(long).toMatch(/🔬…, 09:05$/u);
  expect(labelProblem(long)).toBeUndefined();
});

test('labels that the service would refuse are refused while they are typed', () => {
  expect(labelProblem('  ')).toMatch(/needs a label/);
  expect(labelProblem('x'.repeat(65))).toMatch(/64 characters at most; this one has 65/);
});
