import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findings, slugs, textOf } from '../corpus/corpus.ts';
import { measure, type Share, table } from './measure.ts';
import { type Flow, readFlow } from './mutant.ts';

// `node scripts/mutation.mjs` makes every mutant, of the public flows too, and prints what became of them.
const whole = process.env.GFLOW_MUTANTS === 'all';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const isFlow = (flow: Flow | undefined) => flow !== undefined;

const ours = [
  ...readdirSync(fileURLToPath(new URL('../../examples/', import.meta.url)), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => [name, `../../examples/${name}/${name}`] as const),
  ['signoff', './signoff'] as const,
]
  .map(([name, path]) => readFlow(name, read(`${path}.flow.json`), read(`${path}.schema.json`)))
  .filter(isFlow);

/** What is not found of every mutant of a kind, and why; of the others all are. */
const FLOORS: Readonly<Record<string, number>> = {
  // A step of what a rule only asks for with IsPresent may be missing: that is the question.
  'misspell a step of a path': 0.95,
  // A loop that writes its counter to another place goes round for ever, but each read finds a value.
  'misspell a ResultPath': 0.8,
};

describe('flows that were valid before somebody changed one thing', () => {
  const shares = measure(ours, whole ? 1 : 4);

  test('are made in every kind', () => expect(shares.length).toBeGreaterThan(30));

  test.each(shares)('$kind: found', ({ kind, made, found, missed }: Share) => {
    expect(found / made, missed.join('\n')).toBeGreaterThanOrEqual(FLOORS[kind] ?? 1);
  });

  test.runIf(whole)('public flows', { timeout: 3_600_000 }, () => {
    const valid = slugs.filter(slug => findings(slug).every(({ diagnostic }) => diagnostic.severity > 1));
    const flows = valid
      .map(slug => readFlow(slug, textOf(`${slug}/definition.json`) ?? '', textOf(`${slug}/schema.json`)))
      .filter(isFlow);
    const all = measure(flows);
    const missed = all.flatMap(share => share.missed.map(one => `${share.kind}: ${one}`));
    console.log(`Our flows\n\n${table(shares)}\n\n${flows.length} public flows\n\n${table(all)}`);
    console.log(`\nMissed in public flows\n\n${missed.join('\n')}`);
    expect(all.length).toBeGreaterThan(30);
  });
});
