import { expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import type { Source } from './source.ts';

function check(text: string, kind: Source['kind'] = 'flow-definition', name = 'a.flow.json') {
  const source: Source = { path: name, uri: `file:///work/${name}`, text, kind };
  return checkText(source, { rulePages: 'https://docs.example/' });
}

test('a finding has its value’s pointer, its page, and the fix that --fix makes', () => {
  const { findings } = check('{ "StartAt": "Cpy", "States": { "Copy": { "Type": "Pass", "End": true } } }');
  expect(findings).toEqual([
    {
      rule: 'unknown-state',
      severity: 'error',
      message: expect.stringContaining('Cpy'),
      range: { start: { line: 0, character: 13 }, end: { line: 0, character: 18 } },
      pointer: '/StartAt',
      docs: 'https://docs.example/unknown-state.md',
      related: [],
      fix: {
        title: expect.stringContaining('Copy'),
        edits: [
          {
            range: { start: { line: 0, character: 13 }, end: { line: 0, character: 18 } },
            newText: '"Copy"',
          },
        ],
      },
    },
  ]);
});

test('a related place keeps its address', () => {
  const { findings } = check(
    '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Type": "Pass", "End": true } } }',
  );
  expect(findings).toMatchObject([
    {
      rule: 'duplicate-key',
      pointer: '/States/A/Type',
      related: [{ uri: 'file:///work/a.flow.json', range: { start: { line: 0, character: 37 } } }],
    },
  ]);
});

test('no text is too odd', () => {
  for (const text of ['', '\ufeff', '[', '{"a":', '\ud800', '['.repeat(10_000)])
    expect(check(text).findings.length).toBeGreaterThan(0);
});
