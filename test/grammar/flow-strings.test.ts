import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const OURS = 'globus-flows.strings';
const GRAMMARS: Readonly<Record<string, string>> = {
  'source.json': require.resolve('tm-grammars/grammars/json.json'),
  [OURS]: fileURLToPath(new URL('../../syntaxes/flow-strings.tmLanguage.json', import.meta.url)),
};

let grammar: textmate.IGrammar | null;
beforeAll(async () => {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(Uint8Array.from(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async scope => {
      const file = GRAMMARS[scope];
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
    getInjections: scope => (scope === 'source.json' ? [OURS] : undefined),
  });
  grammar = await registry.loadGrammar('source.json');
});

/** The tokens of an object with that member, each with its innermost scope. */
function tokens(member: string): [text: string, scope: string][] {
  const line = `{ ${member} }`;
  const found = grammar?.tokenizeLine(line, textmate.INITIAL).tokens ?? [];
  return found.map(({ startIndex, endIndex, scopes }) => [
    line.slice(startIndex, endIndex),
    scopes.at(-1) ?? '',
  ]);
}

/** Those of ours, with the beginning of their scope. */
function ours(member: string): string[] {
  return tokens(member)
    .filter(([text, scope]) => scope.endsWith('.globus-flows') && text.trim() !== '')
    .map(([text, scope]) => `${text} ${scope.split('.').slice(0, 2).join('.')}`);
}

const DOLLAR = '$ variable.language';
const DOT = '. punctuation.accessor';

test.each([
  ['"x.$": "$.a.b"', [DOLLAR, DOT, 'a variable.other', DOT, 'b variable.other']],
  ['"x.$":"$"', [DOLLAR]],
  ['"ResultPath": "$._context"', [DOLLAR, DOT, '_context support.variable']],
  ['"Variable": "$.a-b"', [DOLLAR, DOT, 'a-b variable.other']],
  [
    `"InputPath": "$['a b'][-1]"`,
    [
      DOLLAR,
      '[ punctuation.section',
      "' punctuation.definition",
      'a b string.quoted',
      "' punctuation.definition",
      '] punctuation.section',
      '[ punctuation.section',
      '-1 constant.numeric',
      '] punctuation.section',
    ],
  ],
  ['"x.$": "$..a.*"', [DOLLAR, '.. keyword.operator', 'a variable.other', DOT, '* keyword.operator']],
])('a path: %s', (member, scopes) =>
  expect(ours(member).filter(token => token !== '.$ keyword.operator')).toEqual(scopes),
);

test.each([
  ['a.b + 1', ['a variable.other', DOT, 'b variable.other', '+ keyword.operator', '1 constant.numeric']],
  ['len(a)', ['len entity.name', '( punctuation.section', 'a variable.other', ') punctuation.section']],
  [
    'None if not a else True',
    [
      'None constant.language',
      'if keyword.control',
      'not keyword.operator',
      'a variable.other',
      'else keyword.control',
      'True constant.language',
    ],
  ],
  ['`$.a`', ['` punctuation.definition', DOLLAR, DOT, 'a variable.other', '` punctuation.definition']],
  [
    "f'{a}-'",
    [
      "f' punctuation.definition",
      '{ punctuation.section',
      'a variable.other',
      '} punctuation.section',
      '- string.interpolated',
      "' punctuation.definition",
    ],
  ],
  [
    String.raw`a[\"b\"]`,
    [
      'a variable.other',
      '[ punctuation.section',
      '\\" punctuation.definition',
      'b string.quoted',
      '\\" punctuation.definition',
      '] punctuation.section',
    ],
  ],
])('an expression: %s', (expression, scopes) =>
  expect(ours(`"x.=": "${expression}"`)).toEqual(['.= keyword.operator', ...scopes]),
);

test.each([
  '"x.$": "$.a["',
  `"x.$": "$['a"`,
  '"x.=": "len(a[f\'{b"',
  '"x.=": "`$.a"',
  String.raw`"x.=": "\"a"`,
])('what is not closed ends with the string: %s', member => {
  const found = tokens(`${member}, "Next": "B"`);
  expect(found).toContainEqual(['Next', 'support.type.property-name.json']);
  expect(found.map(([, scope]) => scope).filter(scope => scope.startsWith('invalid'))).toEqual([]);
});

test('brackets in paths and expressions are no text to an editor', () => {
  const line = '{ "x.=": "a[0]" }';
  const bracket = grammar
    ?.tokenizeLine(line, textmate.INITIAL)
    .tokens.find(({ startIndex }) => line[startIndex] === '[');
  expect(bracket?.scopes.slice(-3, -1)).toEqual([
    'string.quoted.double.json',
    'meta.embedded.expression.globus-flows',
  ]);
});

test.each([
  '"price": "$.50"',
  '"shell": "$HOME/a"',
  '"path": "$.a"',
  '"Path": "a/b"',
  '"Variable": "$HOME"',
  '"Comment": "see x.$: $.a"',
  '"a": ["x.$", "$.a"]',
  '"a": "x.="',
])('ordinary JSON stays as it is: %s', member => expect(ours(member)).toEqual([]));
