import { describe, expect, test, vi } from 'vitest';
import { COMPARISONS, isComparison } from '../../model/comparisons.ts';
import { RULE_SPEC } from '../../model/part-specs.ts';
import type { FieldSpec } from '../../model/spec.ts';
import { KINDS, sample } from './testing/kinds.ts';
import { atPlace, missingOffers, refusedOffers } from './testing/oracle.ts';

// Hundreds of texts are checked in one test.
vi.setConfig({ testTimeout: 120_000 });

/** Every field that any object of the language has, and one that none has. Of the comparisons a few stand for all. */
const EVERY: FieldSpec[] = [
  ...new Map(KINDS.flatMap(({ spec }) => spec.fields).map(field => [field.name, field])).values(),
  { name: 'Timeout', kinds: ['integer'], doc: '' },
];
const FEW = new Set(['StringEquals', 'NumericEquals', 'IsPresent', 'BooleanEqualsPath']);
/** Of fields that the object has not, these stand for all beside a field that it has. */
const FOREIGN = new Set(['Timeout', 'Next', 'Default', 'ErrorEquals']);
const SOME = EVERY.filter(({ name }) => !isComparison(name) || FEW.has(name));

const member = (field: FieldSpec) => `"${field.name}": ${sample(field)}`;

describe.each(KINDS)('$what', ({ spec, base, source }) => {
  const typed = (...parts: string[]) => source([...parts.filter(Boolean), '/*|*/'].join(', '));
  const own = (field: FieldSpec) => ({
    label: field.name,
    json: member(spec.byName.get(field.name) ?? field),
  });

  test('alone: every field that the rules take is offered, and no other', () => {
    const place = atPlace(typed(base));
    expect([...refusedOffers(place), ...missingOffers(place, EVERY.map(own))]).toEqual([]);
    expect(place.offers.length).toBeGreaterThan(0);
  });

  test('beside each of its fields', () => {
    const wrong = spec.fields
      .filter(({ name }) => !base.includes(`"${name}"`) && (!isComparison(name) || FEW.has(name)))
      .flatMap(field => {
        const fits = !spec.oneOf.some(
          ({ names }) => names.includes(field.name) && base.includes(`"${names[0]}"`),
        );
        const place = atPlace(typed(fits ? base : '', member(field)));
        const comparing = fits && base.includes('"Variable"');
        const others = SOME.filter(
          ({ name }) => (spec.byName.has(name) || FOREIGN.has(name)) && (comparing || !isComparison(name)),
        );
        return [...refusedOffers(place), ...missingOffers(place, others.map(own))].map(
          line => `beside ${field.name}: ${line}`,
        );
      });
    expect(wrong).toEqual([]);
  });
});

test('every comparison is a field of a rule', () =>
  expect(COMPARISONS.filter(({ name }) => !RULE_SPEC.byName.has(name))).toEqual([]));
