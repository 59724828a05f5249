import { describe, expect, test } from 'vitest';
import { validate } from '../../language/src/index.ts';
import { filesIn, findings, here, textOf } from './corpus.ts';

/** What is found at these places of a file, as `rule pointer`. */
const found = (slug: string, file?: 'definition' | 'schema') =>
  findings(slug, file).map(({ diagnostic, pointer }) => `${diagnostic.code} ${pointer}`);

interface Judgement {
  slug: string;
  code: string;
  pointer: string;
}

const isJudgement = (value: unknown): value is Judgement =>
  typeof value === 'object' &&
  value !== null &&
  'slug' in value &&
  'code' in value &&
  'pointer' in value &&
  typeof value.pointer === 'string';

const RETIRED = new Set(['legacy-url', 'dead-url', 'old-transfer-ap']);

describe.skipIf(!here)('bugs that public flows really have', () => {
  test('a flow reads inputs that its schema has not: publish', () => {
    const set = '/States/SetPermission/Parameters';
    const all = findings('globus-flows-trigger-examples-transfer-publish').filter(
      ({ diagnostic }) => diagnostic.code === 'schema-undeclared-input',
    );
    expect(all.map(({ pointer }) => pointer.replace(/^\/States\/[^/]+\/Parameters/, set))).toEqual([
      `${set}/principal_type.$`,
      `${set}/principal.$`,
    ]);
  });

  test.each([
    'globus-flows-trigger-examples-transfer-compute-flow-h6a56dfc',
    'globus-flows-trigger-examples-transfer-compute-share-flow-ha794329',
  ])('a flow reads inputs that its schema has under other names: %s', slug => {
    const all = findings(slug).filter(({ diagnostic }) => diagnostic.code === 'schema-undeclared-input');
    expect(all.map(({ pointer }) => pointer.split('/').at(-1))).toEqual([
      'endpoint.$',
      'function.$',
      'kwargs.$',
    ]);
  });

  test('names that were changed on one side', () => {
    const all = findings('globus-flows-examples-compute-transfer-example-2-h4e54d1d');
    const never = all.filter(({ diagnostic }) => diagnostic.code === 'path-never-set');
    expect(never.map(({ pointer }) => pointer.split('/').at(-1))).toEqual([
      'destination_endpoint.$',
      'DATA.$',
    ]);
  });

  test('additionalProperties among the properties, twice', () => {
    const misplaced = found('globus-flows-trigger-examples-tar-transfer', 'schema').filter(at =>
      at.startsWith('schema-misplaced-keyword '),
    );
    expect(misplaced).toHaveLength(2);
    for (const at of misplaced) expect(at).toMatch(/\/properties\/additionalProperties$/);
  });

  test('one Default that leads nowhere is one finding, and not one for each state behind it', () => {
    const all = found('globus-automate-client-end-to-end-test-yaml');
    expect(all.filter(at => at.startsWith('unknown-state '))).toHaveLength(1);
    expect(all.filter(at => at.startsWith('unreachable-state '))).toEqual([]);
  });

  test.each(filesIn('_broken').filter(file => file.endsWith('.txt')))('no JSON: %s', file => {
    const all = validate(textOf(`_broken/${file}`) ?? '', 'file:///broken/definition.flow.json');
    expect(all.map(d => d.code)).toContain('json-syntax');
  });

  test('every address of a retired provider', () => {
    const list: unknown = JSON.parse(textOf('findings.json') ?? '[]');
    const judged = Array.isArray(list) ? list.filter(isJudgement).filter(j => RETIRED.has(j.code)) : [];
    expect(judged.length).toBeGreaterThan(200);
    const told = new Set<string>();
    for (const slug of new Set(judged.map(j => j.slug)))
      for (const { pointer, diagnostic } of findings(slug))
        if (diagnostic.severity <= 2) told.add(slug + pointer);
    const missed = judged.filter(({ slug, pointer }) => !told.has(slug + pointer));
    expect(missed.map(({ slug, pointer }) => `${slug} ${pointer}`)).toEqual([]);
  });
});
