import { expect, test } from 'vitest';
import { defaultLabel, labelProblem } from './label.ts';

test('the label of a run is the time it was started', () => {
  const label = defaultLabel(new Date(2026, 0, 2, 9, 5));
  expect(label).toBe('2026-01-02 09:05');
  expect(labelProblem(label)).toBeUndefined();
});

test('labels that the service would refuse are refused while they are typed', () => {
  expect(labelProblem('  ')).toMatch(/needs a label/);
  expect(labelProblem('🔬'.repeat(64))).toBeUndefined();
  expect(labelProblem('x'.repeat(65))).toMatch(/64 characters at most; this one has 65/);
});
