import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';

/** A flow with an expression under the key `a.=` and, beside it, more of its Parameters. */
const flow = (expression: string, more = '') =>
  `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": ${JSON.stringify(expression)}${more} }, "ResultPath": "$.r", "End": true } } }`;

function found(text: string) {
  return reports(new FlowDocument('file:///a.flow.json', text)).filter(r => r.rule.group === 'expressions');
}

/** Each finding: the rule, its severity, what is marked and what is said. */
function findings(expression: string): string[][] {
  const text = flow(expression);
  return found(text).map(({ rule, message: { at, what, todo, severity } }) => [
    rule.id,
    severity ?? rule.severity,
    text.slice(at.offset, at.offset + at.length),
    `${what} ${todo}`,
  ]);
}

/** The expression after each fix, by title. */
function fixes(expression: string): Record<string, unknown> {
  const text = flow(expression);
  const after = found(text).flatMap(report =>
    report.fixes().map(({ title, edits }): [string, unknown] => {
      const { Parameters } = JSON.parse(applyEdits(text, edits)).States.A;
      return [title, 'a.=' in Parameters ? Parameters['a.='] : Parameters];
    }),
  );
  return Object.fromEntries(after);
}

describe('one finding for one mistake', () => {
  test.each([
    ['', 'expression-syntax', 'error', '""', 'is empty'],
    ['x +', 'expression-syntax', 'error', '+', 'A value is missing'],
    ['f(x', 'expression-syntax', 'error', '(', 'not closed'],
    ["'it's'", 'expression-syntax', 'error', 's', 'operator'],
    ['x ? y : z', 'expression-syntax', 'error', '?', 'else'],
    ['x = = y', 'expression-syntax', 'error', '=', '=='],
    [
      "Bob's data",
      'expression-prose',
      'error',
      "Bob's data",
      'Put it in quotes: \\"Bob\'s data\\"'.replaceAll('\\', ''),
    ],
    ['/~/a/', 'expression-prose', 'error', '/~/a/', "'/~/a/'"],
    ['`$.x[a]`', 'expression-path', 'error', '[a]', 'between the brackets'],
    ['`$.x', 'expression-path', 'error', '`$.x', 'closing back-quote'],
    ["getattr('x..y')", 'expression-path', 'warning', '.', 'lacks a name'],
    ['is_present(5)', 'expression-path', 'warning', '5', 'as a text in quotes'],
    ['States.JsonToString(x)', 'unknown-function', 'warning', 'States.JsonToString', 'Amazon'],
    ['frobnicate(x)', 'unknown-function', 'warning', 'frobnicate', 'pathsplit'],
    ['round(x)', 'unknown-function', 'warning', 'round', 'int(x + 0.5)'],
    ["'a'.startswith()", 'function-arguments', 'error', '()', 'takes 1 to 3 arguments, and not 0'],
    ['randint()', 'function-arguments', 'error', '()', 'randint(top: integer) → integer'],
    ['x.push(1)', 'unknown-method', 'error', 'push', 'items + [x]'],
    ['[1].upper()', 'unknown-method', 'error', 'upper', 'An array has no method'],
    ['x.func_name', 'expression-attribute', 'warning', 'func_name', "['func_name']"],
    ['import os', 'expression-unsupported', 'error', 'import os', 'no modules'],
    ['me@example', 'expression-unsupported', 'error', 'me@example', 'e-mail'],
    ['x; y', 'expression-unsupported', 'warning', 'y', 'never evaluated'],
    ["'a' * 'b'", 'expression-type', 'error', "'b'", 'does not work on a text and a text'],
    ["{'a': 1} + {'b': 2}", 'expression-type', 'error', "{'b': 2}", '{**a, **b}'],
    ["x.split('/').length", 'expression-type', 'error', 'length', 'len(…)'],
    ["'a' < 1", 'expression-type', 'error', '1', 'no order between a text and a whole number'],
    ['1 in 2', 'expression-type', 'error', '2', 'look for'],
    ["', '.join([1])", 'expression-type', 'error', '[1]', 'str(x) for x'],
    ['x.keys()', 'expression-type', 'warning', 'x.keys()', 'list(…)'],
    ['x.sort()', 'expression-type', 'warning', 'sort', 'null'],
    ['1 / 0', 'expression-type', 'error', '0', 'zero'],
  ])('%s', (expression, rule, severity, at, fragment) => {
    const [first, ...more] = findings(expression);
    expect(more).toEqual([]);
    expect(first?.slice(0, 3)).toEqual([rule, severity, at]);
    expect(first?.[3]).toContain(fragment);
  });
});

describe('fixes', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a&&!b||c', { 'Write it as in Python: a and not b or c': 'a and not b or c' }],
    ['(!a) AND b', { 'Write it as in Python: (not a) and b': '(not a) and b' }],
    ['a === "b"', { 'Write it as in Python: a == "b"': 'a == "b"' }],
    ['a ? b : c', {}],
    ['a && ', {}],
    ['Say "hi"', {}],
    ['Some text', { 'Put it in quotes': "'Some text'", 'Make it a constant': { a: 'Some text' } }],
    ['$.x', { 'Put the paths in back-quotes': '`$.x`', 'Name the key “a.$”': { 'a.$': '$.x' } }],
    ['$.x[0] + $.y-z', { 'Put the paths in back-quotes': '`$.x[0]` + `$.y-z`' }],
    ['is_present("$.x[\'y\']")', { "Change to 'x.y'": "is_present('x.y')" }],
    ['is_present(`$.x[0]`)', { "Change to 'x[0]'": "is_present('x[0]')" }],
    ['getattr(x.y, 1)', { "Change to 'x.y'": "getattr('x.y', 1)" }],
    ['is_present(x[i])', {}],
    ['none', { 'Change to “None”': 'None' }],
    ['length(x)', { 'Change to “len”': 'len(x)' }],
    ['sum(x)', {}],
    ['x.trim()', { 'Change to “strip”': 'x.strip()' }],
    ['x . _y', { "Read the member: ['_y']": "x ['_y']" }],
    [
      'x.items',
      { "Read the member: ['items']": "x['items']", 'Call the method: list(x.items())': 'list(x.items())' },
    ],
    [
      'x.items[0]',
      { "Read the member: ['items']": "x['items'][0]", 'Call the method: .items()': 'x.items()[0]' },
    ],
    [
      'x.items.y',
      { "Read the member: ['items']": "x['items'].y", 'Call the method: .items()': 'x.items().y' },
    ],
    ['is_present($.a) or $.b', { 'Put the paths in quotes': "is_present('a') or `$.b`" }],
    ['n += 1', { 'Keep the value alone': '1' }],
    ['x = y', { 'Compare: ==': 'x == y', 'Keep the value alone': 'y' }],
    ['x ; y', { 'Remove what is never evaluated': 'x' }],
    ["len(x) + ' \u00e9'", { 'Make it a text: str(len(x))': "str(len(x)) + ' \u00e9'" }],
    ["[] + 'a'", {}],
  ])('of %s', (expression, expected) => {
    expect(fixes(expression)).toEqual(expected);
  });

  test('a key of that name is not overwritten', () => {
    const [report] = found(flow('Some text', ', "a": 1'));
    expect(report?.fixes().map(f => f.title)).toEqual(['Put it in quotes']);
  });

  test('a fix takes its finding away and brings no other of its rule', () => {
    const piece = fc.constantFrom(
      'x',
      '.items',
      '._y',
      '$.a',
      ' && ',
      '!',
      ' + ',
      "'t'",
      'true',
      'len(',
      ')',
      ' = ',
      ';',
      'max(',
      '.trim()',
      '(',
      ' text of mine',
      'is_present(',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }).map(p => p.join('')),
        expression => {
          const text = flow(expression);
          const before = found(text);
          const count = (list: typeof before, id: string) => list.filter(r => r.rule.id === id).length;
          for (const report of before)
            for (const fix of report.fixes()) {
              const after = found(applyEdits(text, fix.edits));
              const { id } = report.rule;
              expect(count(after, id), `${id}: ${fix.title}: ${expression}`).toBeLessThan(count(before, id));
            }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('where the text is escaped, the right characters are marked', () => {
  const text = flow('\'"\\n"\' + true');
  const [report] = found(text);
  const { offset, length } = report?.message.at ?? { offset: 0, length: 0 };
  expect(text.slice(offset, offset + length)).toBe('true');
});
