import { expect, test } from 'vitest';
import type { Problem, ProblemKind } from '../../globus/src/index.ts';
import { asRefusedRun } from './run-words.ts';

const robot = { name: 'Robot' };
const problem = (kind: ProblemKind, why: string, remedy = 'Do something.'): Problem => ({
  kind,
  operation: 'check the run of “Copy”',
  message: `Could not check the run of “Copy”: ${why}`,
  remedy,
});

test('a missing role is told without ids, and its remedy is the permission', () => {
  const refused = asRefusedRun(
    problem('forbidden', 'You lack it on flow 0a1b. Missing permissions: RUN.'),
    'Copy',
    robot,
  );
  expect(refused.message).toBe('Could not start the run of “Copy”: Robot has no permission to run it.');
  expect(refused.remedy).toBe('Assign the run permission to Robot, then run again.');
});

test('a flow that hides itself is taken for a missing role', () => {
  const refused = asRefusedRun(problem('not-found', 'no such flow'), 'Copy', robot);
  expect(refused).toMatchObject({ kind: 'forbidden' });
  expect(refused.message).toContain('Robot cannot see it.');
});

test('a consent keeps its scopes, and says that it is asked for once', () => {
  const consent = { ...problem('consent', 'not yet agreed'), requiredScopes: ['s'] };
  expect(asRefusedRun(consent, 'Copy', { name: 'Ada' })).toMatchObject({
    kind: 'consent',
    requiredScopes: ['s'],
    message: 'Ada has to agree, once, that “Copy” acts for them.',
  });
});

test('other refusals keep the service’s words', () => {
  expect(asRefusedRun(problem('limit', 'too many requests.'), 'Copy', robot).message).toBe(
    'Could not start the run of “Copy”: too many requests.',
  );
});
