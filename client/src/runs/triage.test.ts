import { describe, expect, test } from 'vitest';
import { triage } from './triage.ts';

const text = JSON.stringify({
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Parameters: {
        DATA: [
          { 'source_path.$': '$.a', 'x.=': '1 / n' },
          { 'source_path.$': '$.b', 'x.=': '2' },
        ],
      },
      ResultPath: '$.copy',
      WaitTime: 60,
    },
    Ask: {
      Type: 'Choice',
      Choices: [{ And: [{ Variable: '$.a' }, { Variable: '$.b' }] }],
    },
  },
});

const place = (cause: string, exception?: string, state = 'Copy') =>
  triage({ state, exception, cause }, text).path;

describe('the key that the cause names', () => {
  test('a path that led nowhere, of several with that name the one with that path', () => {
    const cause = (path: string) =>
      `The path '${path}' specified for the field 'source_path.$' could not be found in the state input.`;
    const steps = (i: number) => ['States', 'Copy', 'Parameters', 'DATA', i, 'source_path.$'];
    expect(place(cause('$.a'), 'States.Runtime')).toEqual(steps(0));
    expect(place(cause('$.b'), 'States.Runtime')).toEqual(steps(1));
    expect(triage({ state: 'Copy', exception: undefined, cause: cause('$.b') }, text).advice).toContain(
      'input schema',
    );
  });

  test('the variable of a rule', () =>
    expect(
      place(
        "Invalid path '$.b': The choice state's condition path references an invalid value.",
        undefined,
        'Ask',
      ),
    ).toEqual(['States', 'Ask', 'Choices', 0, 'And', 1, 'Variable']));

  test('an expression', () =>
    expect(place("ZeroDivisionError: division by zero (in 'x.=')")).toEqual([
      ...['States', 'Copy', 'Parameters', 'DATA', 0, 'x.='],
    ]));
});

describe('the field that decides', () => {
  test.each([
    ['ActionTimeout', 'late', 'WaitTime'],
    ['States.ResultPathMatchFailure', 'a is a text', 'ResultPath'],
    ['ActionFailedException', "{'details': {'code': 'PermissionDenied'}}", 'ActionUrl'],
    ['ActionUnableToRun', '403 response from action URL', 'ActionUrl'],
    ['ActionFailedException', 'the disk is full', 'ActionUrl'],
  ])('%s: %s', (exception, cause, field) =>
    expect(place(cause, exception)).toEqual(['States', 'Copy', field]),
  );
});

test('else the state itself', () => {
  expect(place('because', 'Mine')).toEqual(['States', 'Copy']);
  expect(
    place("The path '$.z' specified for the field 'z.$' could not be found in the state input."),
  ).toEqual(['States', 'Copy']);
});

test('whatever the text is', () => {
  for (const broken of ['', '{', '[]', '{"States": []}', '{"States": {"Copy": 1}}', text.slice(0, 90)])
    expect(
      triage({ state: 'Copy', exception: 'ActionTimeout', cause: "x (in 'y')" }, broken).path.slice(0, 2),
    ).toEqual(['States', 'Copy']);
});
