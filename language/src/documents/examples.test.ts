import { describe, expect, test } from 'vitest';
import { RULES } from '../rules/index.ts';
import { DOCUMENT_RULES, documentReports } from './index.ts';
import { documentIn, faultsIn, mismatchesIn, words } from './testing/check-document.ts';

describe.each(DOCUMENT_RULES.map(rule => [rule.meta.id, rule] as const))('%s', (id, { meta, kinds }) => {
  const [kind = 'none'] = kinds;

  test.each(meta.examples.bad)('is raised by its bad example %#', source => {
    const found = documentReports(documentIn(source, kind)[0]);
    expect(found.map(r => r.rule.id)).toContain(id);
    if (source.includes('^')) expect(mismatchesIn(source, kind)).toEqual([]);
    for (const report of found) expect(words(report)).not.toMatch(/undefined|\[object| {2}/);
  });

  test.each(meta.examples.bad)('offers fixes for its bad example %# that help', source => {
    const [document] = documentIn(source, kind);
    expect(faultsIn(document)).toEqual([]);
  });

  test.each(meta.examples.good)('is silent on its good example %#', source => {
    expect(documentReports(documentIn(source, kind)[0]).map(words)).toEqual([]);
  });

  test('has at least one bad and two good examples, and says why', () => {
    expect(meta.examples.bad.length).toBeGreaterThanOrEqual(1);
    expect(meta.examples.good.length).toBeGreaterThanOrEqual(2);
    expect(meta.why.length).toBeGreaterThan(20);
  });
});

test('rules are listed by id, and take none of a rule for definitions but for the same mistake', () => {
  const ids = DOCUMENT_RULES.map(r => r.meta.id);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  const taken = new Set(RULES.map(r => r.meta.id));
  expect(ids.filter(id => taken.has(id))).toEqual(['principal-urn']);
});
