import { describe, expect, test } from 'vitest';
import type { Problem, ProblemKind } from '../../globus/src/index.ts';
import { CLIENT_ID_MISSING, problemText, remediesFor } from './problem-remedy.ts';

const problem = (kind: ProblemKind, more: Partial<Problem> = {}): Problem => ({
  kind,
  operation: 'start the run of “Copy”',
  message: 'Could not start the run of “Copy”: Missing permissions: RUN.',
  remedy: 'Ask an administrator.',
  ...more,
});

describe('the remedy that is offered as a button', () => {
  test.each<[ProblemKind, Parameters<typeof remediesFor>[1], string[]]>([
    ['sign-in', { canRetry: true, identity: 'person' }, ['sign-in']],
    ['sign-in', { canRetry: true }, ['sign-in']],
    ['sign-in', { canRetry: true, identity: 'service-account' }, ['add-service-account']],
    ['consent', { canRetry: true, identity: 'person' }, ['grant-consent']],
    ['consent', { canRetry: true, identity: 'service-account' }, []],
    ['forbidden', { canRetry: true }, ['assign-run-permission']],
    ['network', { canRetry: true, environment: 'production' }, ['try-again']],
    ['network', { canRetry: true, environment: 'sandbox', ownSandbox: true }, ['start-sandbox']],
    ['network', { canRetry: true, environment: 'sandbox', ownSandbox: false }, ['try-again']],
    ['limit', { canRetry: false }, []],
    ['service', { canRetry: true }, ['try-again']],
    ['not-found', { canRetry: true }, []],
    [
      'forbidden',
      { identity: 'person', hasDefinition: true, canRetry: true },
      ['assign-run-permission', 'check-access'],
    ],
  ])('%s %o', (kind, around, remedies) => expect(remediesFor(problem(kind), around)).toEqual(remedies));

  test('a refusal that is not about running is not mended by the permission to run', () => {
    const reading = { operation: 'read the flow', message: 'Could not read the flow: no.', remedy: 'Ask.' };
    expect(remediesFor(problem('forbidden', reading), { canRetry: true })).toEqual([]);
  });

  test('problems are shown only where there are places to show', () => {
    expect(remediesFor(problem('invalid'), { canRetry: true })).toEqual([]);
    const detail = [{ path: '$.a', message: 'no' }];
    expect(remediesFor(problem('invalid', { detail }), { canRetry: true })).toEqual(['show-problems']);
    expect(remediesFor(problem('invalid', { code: CLIENT_ID_MISSING }), { canRetry: false })).toEqual([
      'open-settings',
    ]);
  });
});

test('the text says what happened once, then what to do', () => {
  expect(problemText(problem('forbidden'))).toBe(
    'Could not start the run of “Copy”: Missing permissions: RUN. Ask an administrator.',
  );
});
