import { describe, expect, test, vi } from 'vitest';
import { FUNCTIONS, UNAVAILABLE_FUNCTIONS } from '../../expression/functions.ts';
import { METHODS } from '../../expression/methods.ts';
import { atPlace } from './testing/oracle.ts';

// Hundreds of texts are checked in one test.
vi.setConfig({ testTimeout: 120_000 });

const SCHEMA = `// -- schema.json
{
  "type": "object",
  "required": ["text", "number", "truth", "list", "object", "texts"],
  "properties": {
    "text": { "type": "string" },
    "number": { "type": "number" },
    "truth": { "type": "boolean" },
    "texts": { "type": "array", "items": { "type": "string" } },
    "list": { "type": "array", "items": { "type": "object", "required": ["size"], "properties": { "size": { "type": "integer" } } } },
    "object": { "type": "object", "required": ["text", "keys"], "properties": { "text": { "type": "string" }, "keys": { "type": "array" } } }
  },
  "additionalProperties": false
}`;

const flow = (expression: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "x.=": ${JSON.stringify(expression)} }, "ResultPath": "$.x", "End": true } } }\n${SCHEMA}`;

/** What the rules hold against an expression, wherever in it. */
function faults(expression: string): string[] {
  const { judge, text } = atPlace(flow(expression));
  const at = text.indexOf('"x.="') + '"x.=": '.length;
  return judge(text, { offset: at, length: JSON.stringify(expression).length });
}

const offered = (expression: string) => atPlace(flow(expression)).offers.map(({ label }) => label);

const EVERY_METHOD = [...new Set(Object.values(METHODS).flatMap(methods => [...methods.keys()]))];

/** Operands of each type, as plain as can be and as they come from the payload. */
const OPERANDS: Record<string, string[]> = {
  string: ["'a'", 'object.text', 'pathsplit(text)[0]'],
  array: ['[1]', 'texts', 'text.split()'],
  object: ["{'a': 1}", 'list[0]'],
  number: ['number', 'len(text)'],
};

/** A call with so many arguments as it must have, of which nothing is known. */
function calls(name: string, receiver: keyof typeof METHODS | undefined): string {
  const parameters = (receiver ? METHODS[receiver].get(name) : FUNCTIONS.get(name))?.parameters ?? [];
  return `${name}(${parameters
    .filter(({ optional }) => !optional)
    .map(({ types }) => (types.includes('array') ? 'texts' : types.includes('integer') ? '1' : "'text'"))
    .join(', ')})`;
}

// What such a call yields is no JSON, or nothing: that is said of the whole expression, not of the method.
const OF_THE_WHOLE = /^(?:expression-unsupported|expression-type)/;

describe.each(Object.entries(OPERANDS))('behind a dot: %s', (type, operands) => {
  test.each(operands)('%s: every method that the rules take, and no other', operand => {
    const labels = new Set(offered(`${operand}./*|*/`));
    const receiver =
      type === 'number' ? 'number' : type === 'string' ? 'string' : type === 'array' ? 'array' : 'object';
    const wrong = EVERY_METHOD.filter(name => {
      const own = METHODS[receiver].has(name);
      const refused = faults(`str(${operand}.${calls(name, own ? receiver : undefined)})`);
      const right = own && !refused.some(fault => !OF_THE_WHOLE.test(fault));
      return labels.has(name) !== right;
    });
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['object.', ['text', 'keys']],
  ['list[0].', ['size']],
  ['_context.', ['flow_id', 'run_id', 'username', 'email', 'user_id', 'identities', 'token_info']],
  ['_context.token_info.', ['exp', 'iat', 'nbf']],
  ['[x. for x in list]', ['size']],
])('the members behind “%s”', (typed, members) => {
  const at = typed.indexOf('.') === 2 ? 3 : typed.length;
  const source = `${typed.slice(0, at)}/*|*/${typed.slice(at)}`;
  const { offers, text, judge } = atPlace(flow(source));
  const paths = offers.filter(({ kind }) => kind === 'path');
  expect(paths.map(({ label }) => label)).toEqual(members.toSorted());
  for (const { edit } of paths) {
    const changed =
      text.slice(0, edit.span.offset) + edit.newText + text.slice(edit.span.offset + edit.span.length);
    expect(judge(changed, { offset: edit.span.offset, length: edit.newText.length })).toEqual([]);
  }
});

describe('where a value begins', () => {
  const places = [
    '/*|*/',
    '1 if /*|*/ else 2',
    '[/*|*/, 1]',
    'str(/*|*/)',
    "f'{/*|*/}'",
    'truth and /*|*/',
    'not /*|*/',
  ];

  test.each(places)('%s: the payload, and each function that there is', place => {
    const labels = new Set(offered(place));
    for (const name of [
      'text',
      'number',
      'truth',
      'texts',
      'list',
      'object',
      '_context',
      'True',
      'False',
      'None',
    ])
      expect([name, labels.has(name)]).toEqual([name, true]);
    const names = [...FUNCTIONS.keys(), ...UNAVAILABLE_FUNCTIONS.keys()].filter(name => name !== 'text');
    const wrong = names.filter(name => {
      const right =
        FUNCTIONS.has(name) &&
        !faults(`str(${calls(name, undefined)})`).some(fault => fault.startsWith('unknown-function'));
      return labels.has(name) !== right;
    });
    expect(wrong).toEqual([]);
  });

  test.each(places)('%s: every value can be written there', place => {
    const { offers, text, judge } = atPlace(flow(place));
    for (const { edit, label } of offers.filter(
      ({ kind, label }) => kind === 'path' || /^[TFN]/.test(label),
    )) {
      const changed =
        text.slice(0, edit.span.offset) + edit.newText + text.slice(edit.span.offset + edit.span.length);
      const found = judge(changed, { offset: edit.span.offset, length: edit.newText.length });
      expect(
        found.filter(fault => !fault.startsWith('expression-type')),
        label,
      ).toEqual([]);
    }
  });
});

describe('behind a value', () => {
  const OPERATORS = [
    '+',
    '-',
    '*',
    '/',
    '//',
    '%',
    '**',
    '@',
    '<<',
    '>>',
    '&',
    '|',
    '^',
    '<',
    '<=',
    '>',
    '>=',
    '==',
    '!=',
    'in',
    'not in',
    'is',
    'is not',
    'and',
    'or',
    '&&',
    '||',
    '=',
  ];
  const SIDES = ['1', "'x'", '[1]', "{'x': 1}", 'True', 'None'];

  test.each([...Object.values(OPERANDS).flat(), 'truth', 'None', '1'])(
    '%s: every operator that its type has, and no other',
    operand => {
      const labels = new Set(offered(`${operand} /*|*/`));
      const wrong = OPERATORS.filter(operator => {
        const right = SIDES.some(side => faults(`${operand} ${operator} ${side}`).length === 0);
        return labels.has(operator) !== right;
      });
      expect(wrong).toEqual([]);
    },
  );

  test.each([
    ['text /*|*/', ['if'], ['else', 'for']],
    ['text if truth /*|*/', ['else'], ['for']],
    ['[x /*|*/', ['for', 'if'], ['else']],
    ['[x for x in texts /*|*/]', ['if', 'for'], ['else']],
    ['(1 + number /*|*/', ['if'], ['else']],
  ])('%s: the words that can follow', (place, may, mustNot) => {
    const labels = offered(place);
    expect(labels).toEqual(expect.arrayContaining(may));
    expect(mustNot.filter(word => labels.includes(word))).toEqual([]);
  });
});
