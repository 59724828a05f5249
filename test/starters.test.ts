import { describe, expect, test } from 'vitest';
import { STARTERS } from '../language/src/index.ts';
import { FlowTest, type Json } from '../runtime/src/index.ts';

describe.each(STARTERS.map(({ id, files }) => [id, files] as const))('the starter %s', (id, files) => {
  // As files have them.
  const contents = new Map(
    Object.entries(files).map(([kind, value]): [string, Json] => [
      `${id}.${kind}.json`,
      JSON.parse(JSON.stringify(value)),
    ]),
  );
  const flowTest = new FlowTest(contents.get(`${id}.flowtest.json`) ?? null, name => contents.get(name));

  test.each(flowTest.cases.map(one => [one.name, one] as const))('%s', (_, one) => {
    expect(flowTest.run(one)).toMatchObject({ outcome: 'passed', failures: [] });
    expect(flowTest.otherwise(one)).toEqual([]);
  });
});
