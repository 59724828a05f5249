import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { semanticTokens } from './semantic-tokens.ts';

/** The tokens of a document as `type text`; a modifier is a `*`. */
function tokensOf(text: string, span = { offset: 0, length: text.length }): string[] {
  return [...semanticTokens(new FlowDocument('file:///a.flow.json', text), span)].map(
    ({ span: { offset, length }, type, modifier }) =>
      `${type} ${text.slice(offset, offset + length)}${modifier ? '*' : ''}`,
  );
}

const pass = (entry: string) =>
  tokensOf(`{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${entry} } } }`);
const template = (key: string, value: string) => pass(`"Parameters": { "${key}": ${JSON.stringify(value)} }`);

test.each([
  ['$', ['variable $']],
  ['$.a.b', ['variable $', 'property a', 'property b']],
  ["$['a b'][0][-1]", ['variable $', "property 'a b'", 'number 0', 'number -1']],
  ['$.a[*].b', ['variable $', 'property a', 'operator *', 'property b']],
  ['$.a.*', ['variable $', 'property a', 'operator *']],
  ['$..a', ['variable $', 'operator ..', 'property a']],
  ['$.a[1:2]', ['variable $', 'property a', 'operator 1:2']],
  ['$._context.run_id', ['variable $', 'property _context*', 'property run_id']],
  ['$.a[', ['variable $', 'property a']],
  ['a.b', []],
])('the path %s', (path, tokens) => expect(template('x.$', path)).toEqual(tokens));

test.each([
  ['a', ['variable a']],
  ['a.b + 1', ['variable a', 'property b', 'operator +', 'number 1']],
  ["'x' in a['y']", ["string 'x'", 'keyword in', 'variable a', "string 'y'"]],
  [
    'len(a) if b else None',
    ['function len*', 'variable a', 'keyword if', 'variable b', 'keyword else', 'keyword None'],
  ],
  ["a.split('/')[0]", ['variable a', 'method split', "string '/'", 'number 0']],
  ['dict(k=a)', ['function dict*', 'parameter k', 'operator =', 'variable a']],
  ['`$.a[0]`', ['variable $', 'property a', 'number 0']],
  ["f'{a.b}-{c!r}'", ["string f'{", 'variable a', 'property b', 'string }-{', 'variable c', "string !r}'"]],
  ['[x for x in a]', ['variable x', 'keyword for', 'variable x', 'keyword in', 'variable a']],
  ['a +', ['variable a', 'operator +']],
])('the expression %s', (expression, tokens) => expect(template('x.=', expression)).toEqual(tokens));

test('the path that is written, and one in a field', () =>
  expect(pass('"InputPath": "$.a", "ResultPath": "$.b.c"')).toEqual([
    'variable $',
    'property a',
    'variable $',
    'property b',
    'property c*',
  ]));

test('escapes in the string count as they stand', () =>
  expect(template('x.=', 'a == "b" + c')).toEqual([
    'variable a',
    'operator ==',
    'string \\"b\\"',
    'operator +',
    'variable c',
  ]));

test('nothing in what is no path and no expression', () => {
  expect(pass('"Result": { "x.$": "$.a" }, "Comment": "$.b"')).toEqual([]);
  expect(tokensOf('{ "a.$": "$.b" }')).toEqual([]);
  expect(tokensOf('')).toEqual([]);
});

const state = (name: string) => `"${name}": { "Type": "Pass", "InputPath": "$.${name}", "Next": "A" }`;
const three = `{ "StartAt": "A", "States": { ${['A', 'B', 'C'].map(state).join(', ')} } }`;

test.each([
  ['all', 0, three.length, ['A', 'B', 'C']],
  [
    'from the middle of one to the next',
    three.indexOf('$.A'),
    three.indexOf('"B"') - three.indexOf('$.A'),
    ['A', 'B'],
  ],
  ['between two', three.indexOf(', "C"') + 1, 0, []],
  ['behind', three.length, 0, []],
])('only the states that touch the range: %s', (_, offset, length, names) =>
  expect(tokensOf(three, { offset, length }).filter(t => t.startsWith('property'))).toEqual(
    names.map(name => `property ${name}`),
  ),
);

test('an edit leaves the tokens of other states as they are', () => {
  const before = new FlowDocument('file:///a.flow.json', three);
  const [first] = semanticTokens(before, { offset: 0, length: three.length });
  const after = before.edited({ span: { offset: 2, length: 0 }, newText: '"Comment": "", ' });
  const [moved] = semanticTokens(after, { offset: 0, length: after.text.length });
  expect(moved?.span.offset).toBe((first?.span.offset ?? 0) + 15);
});
