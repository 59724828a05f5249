import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { recognise, validate } from '../../language/src/index.ts';
import {
  defaultSettings,
  ended,
  exampleDetails,
  type Json,
  LocalRun,
  localContext,
  RecordedRun,
  readRunLog,
  validateInput,
} from '../../runtime/src/index.ts';

const folder = fileURLToPath(new URL('../../examples/', import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

describe.each(names)('examples/%s', name => {
  const file = (kind: string) => `${folder}${name}/${name}.${kind}.json`;
  const text = readFileSync(file('flow'), 'utf8');

  test('is a flow definition without a finding', () => {
    expect(recognise(`file:///${name}.flow.json`, text).kind).toBe('flow-definition');
    expect(validate(text, `file:///${name}.flow.json`)).toEqual([]);
  });

  test.skipIf(!existsSync(file('input')))('has a run input that fits its schema', () => {
    const schema = JSON.parse(readFileSync(file('schema'), 'utf8'));
    const input = JSON.parse(readFileSync(file('input'), 'utf8'));
    expect(validateInput(schema, input)).toEqual([]);
    expect(validateInput(schema, { ...input, surplus: 1 })).not.toEqual([]);
  });

  // Where a flow depends on what it is answered, its flow test says what leads where.
  const depends = text.includes('"Choice"') || text.includes('.details.');
  test.skipIf(depends || !existsSync(file('input')))(
    'succeeds where actions answer as documented',
    async () => {
      const run = new LocalRun({
        definition: JSON.parse(text),
        input: JSON.parse(readFileSync(file('input'), 'utf8')),
        context: localContext(0),
        settings: {},
        start: 0,
        mocks: () => (effect, now) =>
          effect.type === 'run-action'
            ? [ended(effect, now, 'SUCCEEDED', exampleDetails(effect))]
            : undefined,
        ask: async () => undefined,
      });
      while (!run.end && (await run.more()));
      expect(run.end).toEqual({ succeeded: true });
    },
  );

  test.skipIf(!existsSync(file('run-log')))('has a run log that leads through its states', () => {
    const definition: Json = JSON.parse(text);
    const entries = readRunLog(JSON.parse(readFileSync(file('run-log'), 'utf8')));
    const facts = { definition, context: localContext(0), settings: defaultSettings };
    const { visits, opening } = new RecordedRun(facts, entries);
    expect(visits.length).toBeGreaterThan(0);
    for (const visit of visits) {
      expect(text).toContain(`"${visit.state}": {`);
      expect(visit.outcome).toBeDefined();
    }
    expect([...opening, ...visits.flatMap(visit => visit.entries)]).toEqual(entries);
  });
});
