import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { projectFilesOf } from './document/recognise.ts';
import { readProjectSettings, ruleOptions } from './project-settings.ts';
import { validate } from './validate.ts';

const projectFile = 'file:///home/ada/work/globus-flows.json';
const definition = 'file:///home/ada/work/copy%20it/copy.flow.json';

describe('where the project file may be', () => {
  test('the nearest first', () =>
    expect(projectFilesOf('file:///work/copy/a.flow.json')).toEqual([
      'file:///work/copy/globus-flows.json',
      'file:///work/globus-flows.json',
      'file:///globus-flows.json',
    ]));
  test('up to the drive on Windows: above it there is no folder', () => {
    const drive = ['file:///D:/scans/globus-flows.json', 'file:///D:/globus-flows.json'];
    expect(projectFilesOf('file:///D:/scans/a.flow.json')).toEqual(drive);
    for (const uri of projectFilesOf('file:///D:/scans/a.flow.json'))
      expect(fileURLToPath(uri, { windows: true })).toMatch(/^D:\\/);
    expect(projectFilesOf('file:///d%3A/a.flow.json')).toEqual(['file:///d%3A/globus-flows.json']);
  });

  test('on another machine', () =>
    expect(projectFilesOf('vscode-vfs://github/a.flow.json')).toEqual([
      'vscode-vfs://github/globus-flows.json',
    ]));
  test('nowhere, for a text that is no file yet', () =>
    expect(projectFilesOf('untitled:Untitled-1')).toEqual([]));
});

describe('what it says of rules', () => {
  test('severities, a preset and suppressions', () =>
    expect(
      readProjectSettings(`{
        // ours
        "preset": "strict",
        "rules": { "no-exit": "off" },
        "suppressions": [{ "rule": "path-lost", "file": ".\\\\copy\\\\a.flow.json", "state": "A", "reason": "why" }],
      }`),
    ).toEqual({
      preset: 'strict',
      rules: { 'no-exit': 'off' },
      suppressions: [{ rule: 'path-lost', file: 'copy/a.flow.json', state: 'A', reason: 'why' }],
    }));
  test.each([
    ['nothing', ''],
    ['no object', '[1]'],
    ['suppressions that are no list', '{ "suppressions": { "rule": "a", "file": "b", "reason": "c" } }'],
    ['a suppression without a reason', '{ "suppressions": [{ "rule": "a", "file": "b", "reason": " " }] }'],
    ['a suppression without a file', '{ "suppressions": [{ "rule": "a", "reason": "b" }] }'],
    [
      'a state that is no name',
      '{ "suppressions": [{ "rule": "a", "file": "b", "reason": "c", "state": 1 }, 1, null] }',
    ],
  ])('but not %s', (_, text) => expect(readProjectSettings(text)).toEqual({ suppressions: [] }));
});

describe('what a definition is checked with', () => {
  const project = (text: string) => ({ projectFile, settings: readProjectSettings(text) });
  test('settings win over the project file, rule by rule', () =>
    expect(
      ruleOptions(
        definition,
        { rules: { a: 'error' } },
        project('{ "preset": "strict", "rules": { "a": "off", "b": "off" } }'),
      ),
    ).toEqual({ preset: 'strict', rules: { a: 'error', b: 'off' }, suppressions: [] }));
  test('settings alone, where there is no project file', () =>
    expect(ruleOptions(definition, { preset: 'strict' })).toEqual({ preset: 'strict', suppressions: [] }));

  const flow = `{
    "StartAt": "A",
    "States": {
      "A": { "Type": "Pass", "End": true },
      "B": { "Type": "Pass", "Next": "A" },
      "C": { "Type": "Pass", "Next": "A" }
    }
  }`;
  const found = (suppressions: object[]) =>
    validate(flow, definition, ruleOptions(definition, {}, project(JSON.stringify({ suppressions })))).map(
      d => `${d.range.start.line} ${d.code}: ${d.message}`,
    );
  const unreachable = { rule: 'unreachable-state', file: 'copy it/copy.flow.json', reason: 'by hand' };

  test('suppressions of a state', () =>
    expect(found([{ ...unreachable, state: 'B' }])).toEqual([expect.stringMatching(/^5 unreachable-state/)]));
  test('suppressions of the whole file', () => expect(found([unreachable])).toEqual([]));
  test('not those of another file', () =>
    expect(found([{ ...unreachable, file: 'copy.flow.json' }])).toHaveLength(2));
  test('a suppression that suppresses nothing is found', () =>
    expect(
      found([
        unreachable,
        { ...unreachable, state: 'A' },
        { ...unreachable, state: 'D' },
        { ...unreachable, rule: 'no-exit' },
        { ...unreachable, rule: 'no-such-rule' },
        { ...unreachable, rule: 'path-lost' },
      ]),
    ).toEqual([
      expect.stringMatching(
        /^1 unused-suppression: .*“unreachable-state” in state “D”, which does not exist/,
      ),
      expect.stringMatching(/^1 unused-suppression: .*“no-exit” in this file, but it finds nothing/),
      expect.stringMatching(
        /^3 unused-suppression: .*“unreachable-state” in state “A”, but it finds nothing/,
      ),
    ]));
});
