import { expect, test } from 'vitest';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { gitlab } from './gitlab.ts';

const text = '{\n  "StartAt": "B"\n}';

const issues = (...args: Parameters<typeof result>) => JSON.parse(gitlab(result(...args)));

test('a finding, as GitLab names things', () =>
  expect(issues([checked('a.flow.json', text, [finding(text, '"B"')])])).toEqual([
    {
      description: 'There is no state “B”. Add it.',
      check_name: 'unknown-state',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'major',
      location: { path: 'a.flow.json', lines: { begin: 2 } },
    },
  ]));

test('a fingerprint is that of the finding, not of its line, and no two have the same', () => {
  const moved = `\n${text}`;
  const prints = (source: string) =>
    issues([checked('a', source, [finding(source, '"B"'), finding(source, '"B"')])]).map(
      (issue: { fingerprint: string }) => issue.fingerprint,
    );
  expect(prints(moved)).toEqual(prints(text));
  expect(new Set(prints(text)).size).toBe(2);
});

test('hints are information', () =>
  expect(
    issues([checked('a', text, [finding(text, '"B"', { severity: 'hint', range: rangeOf(text, '"B"') })])]),
  ).toMatchObject([{ severity: 'info' }]));

test('what could not be checked blocks', () =>
  expect(issues([], { problems: [{ path: 'b', message: 'It is a folder.' }] })).toMatchObject([
    { severity: 'blocker', description: 'It is a folder.', location: { path: 'b' } },
  ]));
