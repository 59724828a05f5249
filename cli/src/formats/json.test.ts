import { expect, test } from 'vitest';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { json } from './json.ts';

test('the findings, what could not be checked, and the sums', () => {
  const text = '{ "StartAt": "B" }';
  const range = rangeOf(text, '"B"');
  const file = checked('a.flow.json', text, [
    finding(text, '"B"', {
      fix: { title: 'Change to “A”', edits: [] },
      related: [
        { uri: 'file:///work/a.flow.json', range, message: 'Here.' },
        { uri: 'file:///work/sub/a.schema.json', range, message: 'And here.' },
      ],
    }),
    finding(text, '"B"', { rule: 'other', severity: 'information' }),
  ]);
  const problems = [{ path: 'c.flow.json', message: 'It is a folder.' }];
  const printed = json(result([file, checked('b.flow.json', '')], { problems }));
  expect(printed.endsWith('}\n')).toBe(true);
  expect(JSON.parse(printed)).toEqual({
    files: [
      {
        path: 'a.flow.json',
        kind: 'flow-definition',
        findings: [
          {
            rule: 'unknown-state',
            severity: 'error',
            message: 'There is no state “B”. Add it.',
            range: { start: { line: 0, character: 13 }, end: { line: 0, character: 16 } },
            pointer: '/StartAt',
            docs: 'https://docs.example/unknown-state.md',
            related: [
              { path: 'a.flow.json', range, message: 'Here.' },
              { path: 'sub/a.schema.json', range, message: 'And here.' },
            ],
            fixable: true,
          },
          expect.objectContaining({ rule: 'other', severity: 'information', related: [], fixable: false }),
        ],
      },
      { path: 'b.flow.json', kind: 'flow-definition', findings: [] },
    ],
    problems,
    summary: { files: 2, errors: 1, warnings: 0, information: 1, hints: 0, fixable: 1 },
  });
});
