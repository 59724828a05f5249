import { expect, test } from 'vitest';
import { readFixture } from '../testing/fixture.ts';
import { open } from '../testing/open.ts';
import type { HintSettings } from './editor-settings.ts';
import { inlayHints } from './inlay-hints.ts';

const NONE: HintSettings = { defaults: false, transitions: false, types: false, names: false };

/** The document with each hint in guillemets where it is shown. */
function shown(
  source: string,
  settings: Partial<HintSettings>,
  span?: { offset: number; length: number },
): string {
  const document = open(readFixture(source));
  const { text } = document;
  const hints = inlayHints(document, span ?? { offset: 0, length: text.length }, { ...NONE, ...settings });
  return hints.reduceRight(
    (t, { offset, label }) => `${t.slice(0, offset)}«${label}»${t.slice(offset)}`,
    text,
  );
}

const flow = (a: string, more = '') =>
  `{ "StartAt": "A", "States": { "A": ${a}, "B": { "Type": "Pass", "End": true } } }${more}`;
const action = (fields: string) => flow(`{ "Type": "Action", ${fields} }`);
const MKDIR = '"ActionUrl": "https://transfer.actions.globus.org/mkdir"';
const TRANSFER = '"ActionUrl": "https://transfer.actions.globus.org/transfer"';

test.each([
  ['how long an action is waited for', `${TRANSFER}, "End": true`, `${TRANSFER}«WaitTime: 300», "End"`],
  ['not if it is said', `${TRANSFER}, "WaitTime": 5, "End": true`, `${TRANSFER}, "WaitTime": 5, "End"`],
  ['not if the provider answers at once', `${MKDIR}, "End": true`, `${MKDIR}, "End"`],
  ['a registered API', '"Handler": "urn:x", "End": true', '"Handler": "urn:x"«WaitTime: 300», "End"'],
  ['a result that replaces the payload', `${MKDIR}, "Next": "B"`, '"Action"«replaces the payload», '],
  ['not if it has a place', `${MKDIR}, "ResultPath": "$.x", "Next": "B"`, '"Action", '],
  [
    'an error that replaces it',
    `${MKDIR}, "End": true, "Catch": [{ "ErrorEquals": ["x"], "Next": "B" }]`,
    '["x"]«replaces the payload», ',
  ],
  [
    'not if that has a place',
    `${MKDIR}, "End": true, "Catch": [{ "ErrorEquals": ["x"], "ResultPath": "$.e", "Next": "B" }]`,
    '["x"], ',
  ],
])('the default that decides: %s', (_, fields, expected) =>
  expect(shown(action(fields), { defaults: true })).toContain(expected),
);

test('a Pass that does nothing replaces nothing', () => {
  expect(shown(flow('{ "Type": "Pass", "Next": "B" }'), { defaults: true })).not.toContain('«');
  expect(shown(flow('{ "Type": "Pass", "Result": {}, "Next": "B" }'), { defaults: true })).toContain(
    '"Pass"«replaces the payload», "Result"',
  );
});

test('how many transitions lead to a state, if several do', () => {
  const choice =
    '{ "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }], "Default": "B" }';
  expect(shown(flow(choice), { transitions: true })).toContain('"B"«← 2»: {');
  expect(shown(flow('{ "Type": "Pass", "Next": "A" }'), { transitions: true })).toContain('"A"«← 2»: {');
  expect(shown(flow('{ "Type": "Pass", "Next": "B" }'), { transitions: true })).not.toContain('«');
});

const SCHEMA = `
// -- schema.json
{ "type": "object", "required": ["n"], "properties": { "n": { "type": "integer" }, "s": { "type": "string" } } }`;

test('what paths and expressions yield, as far as it is known', () => {
  const body = `{ "Type": "Pass", "Parameters": { "a.$": "$.n", "b.$": "$.s", "c.=": "n + 0.5", "d.$": "$.[", "e.=": "[" }, "End": true }`;
  const text = shown(flow(body, SCHEMA), { types: true });
  expect(text).toContain('"a.$": "$.n"«: integer», ');
  expect(text).toContain('"b.$": "$.s"«: string, may be missing», ');
  expect(text).toContain('"c.=": "n + 0.5"«: number», "d.$": "$.[", "e.=": "[" }');
});

test('only what stands in the range', () => {
  const text = flow('{ "Type": "Pass", "Result": {}, "Next": "A" }');
  const at = text.indexOf('"Pass"');
  const all = { defaults: true, transitions: true };
  expect(shown(text, all, { offset: at, length: 8 })).not.toContain('← 2');
  expect(shown(text, all, { offset: 0, length: at })).not.toContain('replaces');
});

test('nothing where nothing is asked for, nor of no text', () => {
  expect(shown(action(`${TRANSFER}, "Next": "B"`), {})).not.toContain('«');
  expect(shown(' ', { defaults: true, transitions: true, types: true })).toBe(' ');
});
