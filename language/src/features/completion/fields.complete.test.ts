import { describe, expect, test } from 'vitest';
import { COMPARISONS, isComparison } from '../../model/comparisons.ts';
import {
  CATCHER_SPEC,
  FLOW_SPEC,
  HANDLER_SPECS,
  NESTED_RULE_SPEC,
  RULE_SPEC,
} from '../../model/part-specs.ts';
import type { FieldSpec, ObjectSpec } from '../../model/spec.ts';
import { STATE_SPECS, STATE_TYPES } from '../../model/state-specs.ts';
import { atPlace, missingOffers, refusedOffers } from './testing/oracle.ts';

/** A value that a field can have, as JSON text. */
function sample({ name, role, kinds }: FieldSpec): string {
  switch (role) {
    case 'state-name':
      return '"B"';
    case 'state-type':
      return '"Pass"';
    case 'path':
      return name === 'InputPath' ? '"$.object"' : '"$.text"';
    case 'reference-path':
      return '"$.result"';
    case 'action-url':
      return '"https://actions.globus.org/hello_world"';
    case 'error-names':
      return '["States.ALL"]';
    case 'run-as':
      return '"Flow"';
    case 'handler-type':
      return '"ActionProvider"';
    case 'timestamp':
      return '"2026-12-24T18:00:00Z"';
    case 'choice-rule':
      return '{ "Variable": "$.text", "IsPresent": true }';
    case 'choice-rules':
      return '[{ "Variable": "$.text", "IsPresent": true }]';
  }
  if (name === 'Handler')
    return '{ "Type": "ActionProvider", "Url": "https://actions.globus.org/hello_world" }';
  if (name === 'Id') return '"01234567-89ab-cdef-0123-456789abcdef"';
  if (name === 'States') return '{ "B": { "Type": "Pass", "End": true } }';
  switch (kinds[0]) {
    case 'boolean':
      return 'true';
    case 'integer':
    case 'number':
      return '60';
    case 'object':
      return '{}';
    case 'array':
      return '[]';
    default:
      return '"text"';
  }
}

const SCHEMA = `// -- schema.json
{ "type": "object", "required": ["text", "object"], "properties": { "text": { "type": "string" }, "object": { "type": "object" } } }`;

const states = (a: string) =>
  `{ "StartAt": "A", "States": { "A": ${a}, "B": { "Type": "Pass", "End": true } } }\n${SCHEMA}`;
const around = {
  catcher: (body: string) =>
    states(
      `{ "Type": "Action", "Catch": [{ ${body} }], "Parameters": {}, "ActionUrl": "https://a.org/", "End": true }`,
    ),
  handler: (body: string) =>
    states(`{ "Type": "Action", "Handler": { ${body} }, "Parameters": {}, "End": true }`),
  rule: (body: string) => states(`{ "Type": "Choice", "Choices": [{ ${body} }], "Default": "B" }`),
  nested: (body: string) =>
    states(`{ "Type": "Choice", "Choices": [{ "And": [{ ${body} }], "Next": "B" }], "Default": "B" }`),
};

/** A kind of object of the language, with what makes it that kind. */
interface Kind {
  what: string;
  spec: ObjectSpec;
  base: string;
  source: (body: string) => string;
}

const KINDS: Kind[] = [
  { what: 'the definition', spec: FLOW_SPEC, base: '', source: body => `{ ${body} }` },
  ...STATE_TYPES.map(type => ({
    what: type,
    spec: STATE_SPECS[type],
    base: `"Type": "${type}"`,
    source: (body: string) => states(`{ ${body} }`),
  })),
  { what: 'a catcher', spec: CATCHER_SPEC, base: '', source: around.catcher },
  ...Object.entries(HANDLER_SPECS).map(([type, spec]) => ({
    what: `the handler ${type}`,
    spec,
    base: `"Type": "${type}"`,
    source: around.handler,
  })),
  { what: 'a choice rule', spec: RULE_SPEC, base: '"Variable": "$.text"', source: around.rule },
  {
    what: 'a rule inside of another',
    spec: NESTED_RULE_SPEC,
    base: '"Variable": "$.text"',
    source: around.nested,
  },
];

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
