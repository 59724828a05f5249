import { describe, expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { mismatches } from '../testing/check.ts';
import { fixFaults } from '../testing/fix-faults.ts';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';
import { RULES } from './index.ts';

const raised = (source: string) => reports(open(readFixture(source))).map(r => r.rule.id);

describe.each(RULES.map(rule => [rule.meta.id, rule.meta] as const))('%s', (id, meta) => {
  test.each(meta.examples.bad)('is raised by its bad example %#', source => {
    expect(raised(source)).toContain(id);
    if (source.includes('^')) expect(mismatches(source)).toEqual([]);
  });
  test.each(meta.examples.bad)(
    'has fixes that take the finding of bad example %# away and bring no other',
    source => {
      const fixture = readFixture(source);
      const found = (text: string) => reports(open(fixture, text));
      expect(fixFaults({ text: fixture.main.text, found })).toEqual([]);
    },
  );
  test.each(meta.examples.good)('is silent on its good example %#', source => {
    expect(raised(source)).toEqual([]);
  });
  test('has at least one bad and two good examples, and says why', () => {
    expect(meta.examples.bad.length).toBeGreaterThanOrEqual(1);
    expect(meta.examples.good.length).toBeGreaterThanOrEqual(2);
    expect(meta.why.length).toBeGreaterThan(20);
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});

test('rules are listed by id', () => {
  const ids = RULES.map(r => r.meta.id);
  expect(ids).toEqual(ids.toSorted());
});
