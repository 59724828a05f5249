import { describe, expect, test, vi } from 'vitest';
import { type Provider, providers } from '../../providers/catalogue.ts';
import { AWAIT_WEB_INPUT_SCHEMA, CREATE_WEB_INPUT_SCHEMA } from '../../providers/web-inputs.ts';
import { isRecord, type JsonRecord, recordOf } from '../../schema/json-value.ts';
import { atPlace, missingOffers, refusedOffers } from './testing/oracle.ts';

// Hundreds of texts are checked in one test.
vi.setConfig({ testTimeout: 120_000 });

/** An object or a value in what somebody takes. */
interface Spot {
  what: string;
  /** The definition with that text in its place. */
  source: (text: string) => string;
  schema: JsonRecord;
}

/** The schemas that say something of a value: of several that it may fit, all. */
function parts(schema: JsonRecord): JsonRecord[] {
  const { anyOf } = schema;
  return [schema, ...(Array.isArray(anyOf) ? anyOf.filter(isRecord) : [])];
}

function propertiesOf(schema: JsonRecord): [string, JsonRecord][] {
  return parts(schema).flatMap(({ properties }) =>
    Object.entries(recordOf(properties)).map(([name, own]): [string, JsonRecord] => [name, recordOf(own)]),
  );
}

function* spotsIn({ what, source, schema }: Spot): Generator<Spot> {
  yield { what, source, schema };
  if (isRecord(schema.items))
    yield* spotsIn({ what: `${what}[]`, source: text => source(`[${text}]`), schema: schema.items });
  for (const [name, own] of propertiesOf(schema))
    yield* spotsIn({
      what: `${what}.${name}`,
      source: text => source(`{ "${name}": ${text} }`),
      schema: own,
    });
}

const flow = (head: string) => (text: string) =>
  `{ "StartAt": "A", "States": { "A": { ${head}, "Parameters": ${text}, "ResultPath": "$.r", "End": true } } }`;

const takers: Spot[] = [
  ...providers()
    .filter(({ deprecated }) => !deprecated)
    .map(({ title, url, inputSchema }: Provider) => ({
      what: title,
      source: flow(`"Type": "Action", "ActionUrl": "${url}"`),
      schema: recordOf(inputSchema),
    })),
  ...Object.entries({ CreateWebInput: CREATE_WEB_INPUT_SCHEMA, AwaitWebInput: AWAIT_WEB_INPUT_SCHEMA }).map(
    ([type, schema]) => ({ what: type, source: flow(`"Type": "${type}"`), schema }),
  ),
];

/** Every name that any parameter has anywhere: no object takes most of them. */
const EVERY = [
  ...new Set(
    takers
      .flatMap(taker => [...spotsIn(taker)].flatMap(({ schema }) => propertiesOf(schema)))
      .map(([name]) => name),
  ),
];

/** A value of the first type that a schema names. */
function sample(schema: JsonRecord): string {
  const { enum: values, const: only, type, format } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(values)) return JSON.stringify(values[0]);
  if (format === 'uuid') return '"01234567-89ab-cdef-0123-456789abcdef"';
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return '{}';
    case 'array':
      return `[${isRecord(schema.items) ? sample(schema.items) : ''}]`;
    case 'integer':
      return '1';
    case 'boolean':
      return 'true';
    default:
      return '"text"';
  }
}

const FORMS = ['', '.$', '.='] as const;

describe.each(takers)('$what', taker => {
  const spots = [...spotsIn(taker)];
  const objects = spots.filter(({ schema }) => propertiesOf(schema).length > 0);

  if (objects.length === 0)
    test('nothing is known of what it takes', () =>
      expect(atPlace(taker.source('{ /*|*/ }')).offers.map(({ label }) => label)).toEqual([
        '__Private_Parameters',
      ]));

  test.each(objects)('the members of $what', ({ source, schema }) => {
    const place = atPlace(source('{ /*|*/ }'));
    const own = new Map(propertiesOf(schema));
    // With a value that is right where the parameter is: what is asked is whether the name is.
    const candidates = EVERY.flatMap(name =>
      FORMS.map(form => ({
        label: name + form,
        json: `"${name}${form}": ${form === '.$' ? '"$.any"' : form === '.=' ? '"any"' : sample(own.get(name) ?? {})}`,
      })),
    ).filter(({ label }) => own.has(label.replace(/\.[$=]$/, '')));
    expect([...refusedOffers(place), ...missingOffers(place, candidates)]).toEqual([]);
    const taken = new Set([...own.keys()].flatMap(name => FORMS.map(form => name + form)));
    const others = place.offers
      .map(({ label }) => label)
      .filter(label => !taken.has(label) && label !== 'All required parameters');
    expect(others).toEqual(['__Private_Parameters']);
  });

  test.each(spots.slice(1))('constants for $what', ({ source, schema }) => {
    const { enum: values, const: only, default: usual, type } = schema;
    const listed = Array.isArray(values) ? values : [];
    const known = [...listed, only, usual, ...(type === 'boolean' ? [true, false] : [])];
    const candidates = known
      .filter(value => value !== undefined)
      .map(value => ({
        label: typeof value === 'string' ? value : JSON.stringify(value),
        json: JSON.stringify(value),
      }));
    for (const typed of ['/*|*/', '"/*|*/"']) {
      const place = atPlace(source(typed));
      expect([...refusedOffers(place), ...missingOffers(place, candidates)], typed).toEqual([]);
    }
  });

  test.each(objects)(
    'once a parameter of $what is there, in whatever form, it is not offered again',
    ({ source, schema }) => {
      for (const [name, own] of propertiesOf(schema))
        for (const form of FORMS) {
          const value = form === '.$' ? '"$.any"' : form === '.=' ? '"any"' : sample(own);
          const { offers } = atPlace(source(`{ "${name}${form}": ${value}, /*|*/ }`));
          expect(offers.map(({ label }) => label.replace(/\.[$=]$/, ''))).not.toContain(name);
        }
    },
  );
});
