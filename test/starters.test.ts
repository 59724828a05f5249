import { describe, expect, test } from 'vitest';
import { STARTERS } from '../language/src/index.ts';
import { type Json, LocalRun, localContext, mocksOf, validateInput } from '../runtime/src/index.ts';

interface Case {
  name: string;
  input?: Json;
  mocks?: Json;
  expect: { status?: string; invalidInput?: boolean; path?: string[]; error?: { state: string } };
}

describe.each(STARTERS.map(({ id, files }) => [id, files] as const))('the starter %s', (_, files) => {
  // As files have them.
  const read = (value: object): Json => JSON.parse(JSON.stringify(value));
  const {
    cases,
    mocks,
    fixtures = {},
  }: { cases: Case[]; mocks?: Json; fixtures?: Json } = JSON.parse(JSON.stringify(files.flowtest));

  test.each(cases.map(one => [one.name, one] as const))('%s', async (_, one) => {
    const input = one.input ?? read(files.input);
    const problems = validateInput(read(files.schema), input);
    expect(problems.length > 0).toBe(one.expect.invalidInput === true);
    if (one.expect.invalidInput) return;
    const written = [one.mocks, mocks].flatMap(given =>
      given === undefined ? [] : { mocks: given, fixtures },
    );
    const run = new LocalRun({
      definition: read(files.flow),
      input,
      context: localContext(0),
      settings: {},
      start: 0,
      mocks: () => mocksOf(written),
      ask: async () => undefined,
    });
    while (!run.end && (await run.more()));
    expect(run.end).toMatchObject({ succeeded: one.expect.status === 'SUCCEEDED' });
    if (one.expect.path) expect(run.visits.map(visit => visit.state)).toEqual(one.expect.path);
    if (one.expect.error) expect(run.visits.at(-1)?.state).toBe(one.expect.error.state);
  });
});
