import { describe, expect, test, vi } from 'vitest';
import { COMPARISONS } from '../../model/comparisons.ts';
import { CATCHER_SPEC, FLOW_SPEC, HANDLER_SPECS, RULE_SPEC } from '../../model/part-specs.ts';
import type { FieldRole, FieldSpec } from '../../model/spec.ts';
import { STATE_SPECS, STATE_TYPES, type StateType } from '../../model/state-specs.ts';
import { ERROR_NAMES, HANDLER_TYPES, RUN_AS } from '../../model/words.ts';
import { providers } from '../../providers/catalogue.ts';
import type { Completion } from './item.ts';
import { INSIDE } from './path-values.ts';
import { atPlace, type Candidate, missingOffers, refusedOffers } from './testing/oracle.ts';

// Hundreds of texts are checked in one test.
vi.setConfig({ testTimeout: 120_000 });

const texts = (list: readonly string[]): Candidate[] =>
  list.map(text => ({ label: text, json: JSON.stringify(text) }));
const truths: Candidate[] = ['true', 'false'].map(json => ({ label: json, json }));

/** Everything that may be meant where a field has such a meaning. What no table lists has no entry. */
const WORDS: Partial<Record<FieldRole, Candidate[]>> = {
  'state-name': texts(['A', 'B', 'C']),
  'state-type': texts(STATE_TYPES),
  'action-url': texts(providers().map(({ url }) => url)),
  'handler-type': texts(Object.keys(HANDLER_TYPES)),
  'run-as': texts([...Object.keys(RUN_AS), 'Curator', 'Robot']),
};

const SCHEMA = `// -- schema.json
{
  "type": "object",
  "required": ["text", "number", "truth", "list", "object", "word"],
  "properties": {
    "text": { "type": "string" },
    "number": { "type": "number" },
    "truth": { "type": "boolean" },
    "word": { "enum": ["one", "two"] },
    "maybe": { "type": "string" },
    "list": { "type": "array", "items": { "type": "object", "required": ["size"], "properties": { "size": { "type": "integer" } } } },
    "object": { "type": "object", "required": ["text", "number"], "properties": { "text": { "type": "string" }, "number": { "type": "integer" } } },
    "_tokens": { "type": "object", "properties": { "Curator": { "type": "string" } }, "required": ["Curator"] }
  },
  "additionalProperties": false
}`;

/** Every path to something in the payload that the rules could be asked about. */
const PATHS = texts(
  [
    ...['text', 'number', 'truth', 'list', 'object', 'word', 'maybe', 'nothing'],
    ...['_context', '_context.run_id', '_context.token_info.exp', 'made', 'late'],
    ...['object.text', 'object.number', 'object.nothing', 'list[0].size', 'list[0]'],
  ].map(path => `$.${path}`),
);

const flow = (a: string) => `{
  "StartAt": "Make",
  "States": {
    "Make": { "Type": "Pass", "Parameters": { "n.$": "$.number" }, "ResultPath": "$.made", "Next": "A" },
    "A": ${a},
    "B": { "Type": "Action", "ActionUrl": "https://a.org/", "RunAs": "Robot", "Parameters": {}, "ResultPath": "$.late", "Next": "C" },
    "C": { "Type": "Pass", "End": true }
  }
}
${SCHEMA}`;

interface Spot {
  what: string;
  field: FieldSpec;
  /** With that text as the value. */
  source: (value: string) => string;
}

const spots: Spot[] = [
  ...STATE_TYPES.flatMap((type: StateType) =>
    STATE_SPECS[type].fields.map(field => ({
      what: `${type}.${field.name}`,
      field,
      source: (value: string) =>
        flow(`{ ${field.name === 'Type' ? '' : `"Type": "${type}", `}"${field.name}": ${value} }`),
    })),
  ),
  ...CATCHER_SPEC.fields.map(field => ({
    what: `a catcher’s ${field.name}`,
    field,
    source: (value: string) =>
      flow(`{ "Type": "Action", "Catch": [{ "${field.name}": ${value} }], "Next": "B" }`),
  })),
  ...Object.entries(HANDLER_SPECS).flatMap(([type, spec]) =>
    spec.fields.map(field => ({
      what: `${type}.${field.name}`,
      field,
      source: (value: string) =>
        flow(
          `{ "Type": "Action", "Handler": { ${field.name === 'Type' ? '' : `"Type": "${type}", `}"${field.name}": ${value} }, "Next": "B" }`,
        ),
    })),
  ),
  ...RULE_SPEC.fields.filter(stands).flatMap(field =>
    variablesFor(field.name).map(variable => ({
      what: `a rule’s ${field.name}${variable && ` beside ${variable}`}`,
      field,
      source: (value: string) =>
        flow(
          `{ "Type": "Choice", "Choices": [{ ${variable && `"Variable": "${variable}", `}"${field.name}": ${value} }], "Default": "B" }`,
        ),
    })),
  ),
  ...FLOW_SPEC.fields
    .filter(({ name }) => name !== 'States')
    .map(field => ({
      what: `the definition’s ${field.name}`,
      field,
      source: (value: string) =>
        `{ "${field.name}": ${value}, "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Pass", "Next": "A" } } }`,
    })),
];

/** Orders have one value each, of which “less than” and “equals” stand for all. */
function stands({ name }: FieldSpec): boolean {
  return !/^(?:String|Numeric|Timestamp)(?:Greater|LessThanEquals)/.test(name);
}

/** What a comparison can be beside: a value of a type that it compares. */
function variablesFor(name: string): string[] {
  if (name === 'IsPresent') return ['$.word', '$.maybe', '$.nothing'];
  if (name.startsWith('Is')) return ['$.word', '$.number', '$.truth', '$.maybe'];
  if (/^(?:String|Timestamp)/.test(name)) return ['$.word', '$.text'];
  if (name.startsWith('Numeric')) return ['$.number'];
  return name.startsWith('Boolean') ? ['$.truth'] : [''];
}

/** What is only on the way to something that fits, and says so. */
const isWay = ({ detail }: Completion) => detail === INSIDE;

describe.each(spots)('$what', ({ field, source }) => {
  const compares = COMPARISONS.find(({ name }) => name === field.name);

  test.each([
    ['nothing is typed', '/*|*/'],
    ['in quotes', '"/*|*/"'],
  ])('%s: what is offered is right', (_, typed) => {
    const place = atPlace(source(typed));
    expect(refusedOffers({ ...place, offers: place.offers.filter(item => !isWay(item)) })).toEqual([]);
  });

  test('what is right is offered', () => {
    const place = atPlace(source('/*|*/'));
    const known =
      field.role === 'path'
        ? PATHS.filter(({ label }) => !/[.[]/.test(label.slice(2)))
        : compares?.name.startsWith('String') && compares.operand === 'constant'
          ? texts(['one', 'two'])
          : field.kinds[0] === 'boolean'
            ? // Nobody writes that a state does not end the run: it says nothing.
              truths.filter(({ label }) => field.name !== 'End' || label === 'true')
            : ((field.role && WORDS[field.role]) ?? []);
    const comparesOther = known.some(({ label }) => label === 'one') && !place.text.includes('"$.word"');
    expect(comparesOther ? [] : missingOffers(place, known, labelOf)).toEqual([]);
  });
});

/** Providers are offered by their titles. */
function labelOf({ kind, label, edit }: Completion): string {
  return kind === 'provider' ? String(JSON.parse(edit.newText)) : label;
}

describe('exceptions', () => {
  const names = texts(Object.keys(ERROR_NAMES));
  const catching = ['Action', 'CreateWebInput', 'AwaitWebInput'].flatMap(type =>
    ['', '"ExceptionOnActionFailure": false, '].flatMap(raise =>
      raise && type !== 'Action' ? [] : [{ type, raise }],
    ),
  );
  const LISTS = [
    '[{ "ErrorEquals": [/*|*/], "Next": "B" }]',
    '[{ "ErrorEquals": ["ActionTimeout", /*|*/], "Next": "B" }]',
    '[{ "ErrorEquals": ["ActionTimeout"], "Next": "B" }, { "ErrorEquals": [/*|*/], "Next": "B" }]',
    '[{ "ErrorEquals": [/*|*/], "Next": "B" }, { "ErrorEquals": ["ActionTimeout"], "Next": "B" }]',
    '[{ "ErrorEquals": ["States.ALL"], "Next": "B" }, { "ErrorEquals": [/*|*/], "Next": "B" }]',
    '[{ "ErrorEquals": ["States.ALL", /*|*/], "Next": "B" }]',
  ];

  test.each(catching)('of $type $raise', ({ type, raise }) => {
    const wrong = LISTS.flatMap(list => {
      const place = atPlace(flow(`{ "Type": "${type}", ${raise}"Catch": ${list}, "Next": "B" }`));
      return [
        ...refusedOffers(place),
        ...missingOffers(
          place,
          names.filter(({ json }) => !list.includes(json)),
        ),
      ].map(line => `${list}: ${line}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('paths, step by step', () => {
  test.each(['$.object.', '$.list[0].', '$._context.', '$._context.token_info.', '$.made.'])('%s', typed => {
    for (const body of [
      `{ "Type": "Pass", "InputPath": "${typed}/*|*/", "Next": "B" }`,
      `{ "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { "echo_string.$": "${typed}/*|*/" }, "Next": "B" }`,
      `{ "Type": "Choice", "Choices": [{ "Variable": "$.number", "NumericEqualsPath": "${typed}/*|*/", "Next": "B" }], "Default": "B" }`,
    ]) {
      const place = atPlace(flow(body));
      const whole = place.offers.filter(item => !isWay(item));
      expect(refusedOffers({ ...place, offers: whole }), body).toEqual([]);
      const steps = PATHS.filter(
        ({ label }) => label.startsWith(typed) && !/[.[]/.test(label.slice(typed.length)),
      );
      const offered = new Set(place.offers.map(({ label }) => label));
      for (const { label } of steps) {
        const at = { offset: place.offset - typed.length, length: label.length };
        const text = place.text.slice(0, at.offset) + label + place.text.slice(place.offset);
        expect([label, offered.has(label)], body).toEqual([label, place.judge(text, at).length === 0]);
      }
    }
  });
});
