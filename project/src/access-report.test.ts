import { describe, expect, test } from 'vitest';
import type { AccessCheck } from '../../globus/src/index.ts';
import { accessReport } from './access-report.ts';
import { accessSummary, checkWords, fixWords } from './access-words.ts';

const check = (changes: Partial<AccessCheck> = {}): AccessCheck => ({
  thing: '“Results”',
  need: 'write to /x/',
  who: 'Robot',
  outcome: 'ok',
  words: 'An access rule gives it reading and writing in /x/.',
  remedy: '',
  places: [{ state: 'Copy', span: { offset: 120, length: 8 } }],
  ...changes,
});
const starter = check({
  thing: 'the flow “Copy”',
  need: 'start runs of it',
  outcome: 'fails',
  words: 'Robot is no flow starter.',
  remedy: 'Ask an administrator of the flow to make Robot a flow starter.',
  places: [],
});

describe('the report', () => {
  const report = { title: 'Copy', who: 'Robot', where: 'Sandbox', input: 'copy.input.json', avoided: [] };

  test('is a checklist, with what fails first', () => {
    const { text, links } = accessReport({ ...report, checks: [check(), starter] }, offset => offset / 10);
    expect(text).toBe(`Access before a run of “Copy”

Runs as  Robot
On       Sandbox
Input    copy.input.json

1 of 2 checks fails.

The flow “Copy”
  ✗ start runs of it
      Robot is no flow starter.
      Ask an administrator of the flow to make Robot a flow
      starter.

“Results”
  ✓ write to /x/
      An access rule gives it reading and writing in /x/.
      Copy, line 12
`);
    expect(links).toEqual([{ line: 17, character: 6, length: 13, span: { offset: 120, length: 8 } }]);
    expect(text.split('\n')[17]?.slice(6, 19)).toBe('Copy, line 12');
  });

  test('names who else acts, counts many places, and says what was not checked', () => {
    const places = Array.from({ length: 9 }, (_, n) => ({ state: `S${n}`, span: { offset: n, length: 1 } }));
    const other = check({ who: 'the flow “Copy”', outcome: 'unknown', words: 'a\nb', remedy: 'c', places });
    const { text } = accessReport(
      { ...report, input: undefined, checks: [other], avoided: ['A', 'B'] },
      () => 1,
    );
    expect(text).toContain('  ? The flow “Copy”: write to /x/\n      a b\n      c\n      S0, line 1');
    expect(text).toContain('S4, line 1\n      and 4 more\n');
    expect(text).toContain('so they were not checked\n  A, B\n');
    expect(text).not.toContain('Input');
  });
});

describe('words', () => {
  test.each<[AccessCheck, string]>([
    [check(), 'Robot can write to /x/ on “Results”'],
    [starter, 'Robot cannot start runs of it: the flow “Copy”'],
    [
      check({ outcome: 'unknown', who: 'the flow “Copy”' }),
      'It is not known whether the flow “Copy” can write to /x/ on “Results”',
    ],
  ])('of a check', (one, words) => {
    expect(checkWords(one)).toBe(words);
  });

  test('of all', () => {
    const unknown = check({ outcome: 'unknown' });
    expect(accessSummary([check()])).toBe('The one check passed.');
    expect(accessSummary([check(), unknown])).toBe(
      'Nothing is missing as far as it can be told: 1 of 2 checks could not be made.',
    );
    expect(accessSummary([starter, starter, check(), unknown])).toBe(
      '2 of 4 checks fail, 1 could not be made.',
    );
  });

  test('of a fix', () => {
    const principal = { id: 'r', urn: 'urn:r', name: 'Robot' };
    const rule = {
      collection: { id: 'c', name: 'Results' },
      principal,
      path: '/x/',
      permissions: 'rw',
    } as const;
    expect(fixWords({ kind: 'access-rule', ...rule }).sentence).toBe(
      'Robot can read and write in /x/ on “Results”',
    );
    expect(fixWords({ kind: 'flow-starter', flow: { id: 'f', title: 'Copy' }, principal }).sentence).toBe(
      'Robot can start runs of “Copy”',
    );
  });
});
