import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../language/src/index.ts';
import type { CheckResult } from '../check/result.ts';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { sarif } from './sarif.ts';

const text = '{\n  "StartAt": "B"\n}';
const fix = { title: 'Change to “A”', edits: [{ range: rangeOf(text, '"B"'), newText: '"A"' }] };

/** Complaints of the published schema (draft-04, of which it uses nothing that later drafts changed but `id`). */
function complaints(log: string): unknown {
  const published = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(published, 'utf8'));
  const formats = {
    uri: (value: string) => URL.canParse(value),
    'uri-reference': () => true,
    'date-time': () => true,
  };
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats });
  return ajv.validate(schema, JSON.parse(log)) ? [] : ajv.errors;
}

function run(given: CheckResult) {
  return JSON.parse(sarif(given)).runs[0];
}

describe('the published schema accepts', () => {
  const related = [{ uri: 'file:///elsewhere/s.json', range: rangeOf(text, '{'), message: 'Here.' }];
  test.each([
    ['nothing', result([])],
    ['a clean file', result([checked('a.flow.json', text)])],
    ['what could not be checked', result([], { problems: [{ path: 'a', message: 'It is a folder.' }] })],
    [
      'findings of all severities, with fixes, related places, and of rules that are not known',
      result([
        checked('flows/ä b.flow.json', text, [
          finding(text, '"B"', { fix, related }),
          finding(text, '{', { severity: 'warning', rule: 'retired-provider', pointer: '' }),
          finding(text, text, { severity: 'information', rule: 'to-come' }),
          finding(text, '}', {
            severity: 'hint',
            range: { ...rangeOf(text, '}'), end: rangeOf(text, '}').start },
          }),
        ]),
      ]),
    ],
  ])('%s', (_what, given) => expect(complaints(sarif(given))).toEqual([]));

  test('and no other log', () => expect(complaints('{ "version": "2.1.0", "runs": [{}] }')).not.toEqual([]));
});

test('a finding is a result with its place, one-based, and its fix', () => {
  const [found] = run(
    result([checked('flows\\a b.flow.json', text, [finding(text, '"B"', { fix })])]),
  ).results;
  const artifactLocation = { uri: 'flows/a%20b.flow.json', uriBaseId: '%SRCROOT%' };
  const region = { startLine: 2, startColumn: 14, endLine: 2, endColumn: 17 };
  expect(found).toMatchObject({
    ruleId: 'unknown-state',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'There is no state “B”. Add it.' },
    locations: [
      {
        physicalLocation: { artifactLocation, region },
        logicalLocations: [{ fullyQualifiedName: '/StartAt', kind: 'value' }],
      },
    ],
    fixes: [
      {
        description: { text: 'Change to “A”' },
        artifactChanges: [
          {
            artifactLocation,
            replacements: [{ deletedRegion: region, insertedContent: { text: '"A"' } }],
          },
        ],
      },
    ],
  });
});

test('a rule that has findings is described once', () => {
  const findings = [finding(text, '"B"'), finding(text, '{'), finding(text, '}', { rule: 'to-come' })];
  const { tool, results } = run(result([checked('a', text, findings)]));
  expect(tool.driver).toMatchObject({
    name: 'gflow',
    semanticVersion: '1.2.3',
    rules: [
      {
        id: 'unknown-state',
        helpUri: 'https://docs.example/unknown-state.md',
        shortDescription: { text: expect.stringContaining('state') },
        fullDescription: { text: expect.any(String) },
        defaultConfiguration: { level: 'error' },
      },
      { id: 'to-come', helpUri: expect.any(String) },
    ],
  });
  expect(results.map((r: { ruleIndex: number }) => r.ruleIndex)).toEqual([0, 0, 1]);
});

test('code scanning gets of every rule and finding what it requires, and what it sorts by', () => {
  const findings = RULES.map(({ meta }) => finding(text, '"B"', { rule: meta.id }));
  const { tool, results } = run(result([checked('a b.flow.json', text, findings)]));
  const said = { text: expect.stringMatching(/\S/) };
  for (const rule of tool.driver.rules)
    expect(rule).toMatchObject({
      ...{ id: expect.any(String), shortDescription: said, fullDescription: said, help: said },
      properties: {
        precision: 'very-high',
        'problem.severity': expect.stringMatching(/^(error|warning|recommendation)$/),
      },
    });
  for (const one of results)
    expect(one).toMatchObject({
      message: said,
      // No more than one place, relative to the root of the repository, with lines and columns.
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b.flow.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, endLine: 2 },
          },
        },
      ],
      partialFingerprints: { 'rulePointer/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  // code scanning computes it of the line and warns of another one
  expect(results[0].partialFingerprints).not.toHaveProperty('primaryLocationLineHash');
});

test('what is a matter of security is one to code scanning, and nothing else', () => {
  const findings = RULES.map(({ meta }) => finding(text, '"B"', { rule: meta.id }));
  const { rules } = run(result([checked('a', text, findings)])).tool.driver;
  const scored = rules.flatMap(({ id, properties }: { id: string; properties: Record<string, unknown> }) =>
    properties['security-severity'] === undefined
      ? []
      : [[id, properties.tags, properties['security-severity']]],
  );
  expect(scored).toContainEqual(['plain-secret', ['safety', 'security'], '6.0']);
  expect(scored.map(([id]: [string]) => id).sort()).toEqual(
    RULES.filter(({ meta }) => meta.group === 'safety')
      .map(({ meta }) => meta.id)
      .sort(),
  );
});

test('a file outside the root has its whole address', () => {
  const file = { ...checked('a', text), uri: 'file:///elsewhere/a.flow.json' };
  expect(run(result([file])).artifacts[0].location).toEqual({ uri: 'file:///elsewhere/a.flow.json' });
});

test('braces, which mean something in messages, are doubled', () =>
  expect(
    run(result([checked('a', text, [finding(text, '"B"', { message: 'No {0}.' })])])).results[0].message,
  ).toEqual({ text: 'No {{0}}.' }));

test('a fingerprint outlives other lines and other words, and tells equal findings apart', () => {
  const prints = (given: CheckResult) =>
    run(given).results.map((r: { partialFingerprints: object }) => r.partialFingerprints);
  const moved = `\n\n${text}`;
  const before = prints(result([checked('a', text, [finding(text, '"B"'), finding(text, '"B"')])]));
  const message = 'In other words.';
  const after = prints(
    result([checked('b', moved, [finding(moved, '"B"', { message }), finding(moved, '"B"')])]),
  );
  expect(after).toEqual(before);
  expect(before[0]).not.toEqual(before[1]);
});

test('what could not be checked is a notification of a run that did not succeed', () => {
  const { invocations } = run(result([], { problems: [{ path: 'a', message: 'It is a folder.' }] }));
  expect(invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', message: { text: 'a: It is a folder.' } }],
    },
  ]);
});
