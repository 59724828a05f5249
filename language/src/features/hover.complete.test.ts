import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../expression/functions.ts';
import { isRefused, METHODS, type Receiver } from '../expression/methods.ts';
import { signatureText } from '../expression/signature.ts';
import { STATE_TYPE_DOCS } from '../model/state-specs.ts';
import { ERROR_NAMES, HANDLER_TYPES, RUN_AS } from '../model/words.ts';
import { providers } from '../providers/catalogue.ts';
import { RULES } from '../rules/index.ts';
import { recordOf } from '../schema/json-value.ts';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { KINDS, sample } from './completion/testing/kinds.ts';
import { hover } from './hover.ts';

const says = (source: string) => hover(...atCursor(source), 'docs/rules/')?.contents ?? '';

/** With the cursor within the first word of that text. */
const inside = (source: string, word: string) =>
  source.replace(word, `${word.slice(0, 2)}/*|*/${word.slice(2)}`);

describe.each(KINDS)('$what', ({ spec, base, source }) => {
  test.each(spec.fields)('$name', field => {
    const own = base.includes(`"${field.name}"`)
      ? base
      : [base, `"${field.name}": ${sample(field)}`].filter(Boolean).join(', ');
    const typed = source(inside(own, `"${field.name}":`)).split('// -- schema.json')[0] ?? '';
    const found = says(typed);
    expect(found).toContain(`**${field.name}**`);
    expect(found).toContain(field.doc);
    expect(found).toContain(spec.page);
    if (field.default) expect(found).toContain(`Default: \`${field.default}\``);
  });
});

test.each(providers())('$title at $url', ({ title, url, inputSchema }) => {
  const flow = (parameters: string) =>
    inState(`{ "Type": "Action", "ActionUrl": "${url}", "Parameters": ${parameters} }`);
  expect(says(inside(flow('{}'), url))).toContain(`**${title}**`);
  for (const name of Object.keys(recordOf(recordOf(inputSchema).properties)))
    for (const form of ['', '.$', '.='])
      expect(says(flow(`{ "/*|*/${name}${form}": "" }`)), name + form).toContain(`**${name}**`);
});

test.each([
  ['types', Object.entries(STATE_TYPE_DOCS), (word: string) => `{ "Type": "${word}" }`],
  ['RunAs', Object.entries(RUN_AS), (word: string) => `{ "Type": "Action", "RunAs": "${word}" }`],
  [
    'handlers',
    Object.entries(HANDLER_TYPES),
    (word: string) => `{ "Type": "Action", "Handler": { "Type": "${word}" } }`,
  ],
  [
    'exceptions',
    Object.entries(ERROR_NAMES),
    (word: string) => `{ "Type": "Action", "Catch": [{ "ErrorEquals": ["${word}"] }] }`,
  ],
] as const)('%s', (_, words, body) => {
  for (const [word, doc] of words) expect(says(inState(inside(body(word), word)))).toContain(doc);
});

const expression = (text: string) =>
  inState(
    `{ "Type": "ExpressionEval", "Parameters": { "x.=": ${JSON.stringify(text)} }, "ResultPath": "$.x", "End": true }`,
  );

test('every function, and every method of a value of its type', () => {
  for (const [name, own] of FUNCTIONS) {
    const found = says(inside(expression(`${name}(1)`), `${name}(`));
    expect(found).toContain(signatureText(own));
    expect(found).toContain(own.doc);
  }
  const values: readonly (readonly [Receiver, string])[] = [
    ['string', "'a'"],
    ['array', '[1]'],
    ['object', "{'a': 1}"],
  ];
  for (const [receiver, value] of values)
    for (const [name, own] of METHODS[receiver])
      if (!isRefused(name)) expect(says(expression(`${value}./*|*/${name}()`)), name).toContain(own.doc);
});

test('every rule that a Comment suppresses, with its page', () => {
  for (const { meta } of RULES) {
    const found = says(
      inState(`{ "Type": "Pass", "Comment": "gflow-ignore /*|*/${meta.id}: it is meant so", "End": true }`),
    );
    expect(found).toContain(meta.title);
    expect(found).toContain(`(docs/rules/${meta.id}.md)`);
  }
});
