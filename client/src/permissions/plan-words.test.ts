import { expect, test } from 'vitest';
import { allAuthenticatedUsers } from '../../../globus/src/index.ts';
import { assignmentWords } from './plan-words.ts';

const robot = { kind: 'identity', urn: 'urn:r', label: 'Beamline robot' } as const;

test('the plan says who, which flow, and who could before', () => {
  const plan = {
    action: 'assign',
    principal: robot,
    before: ['urn:a', 'urn:b'],
    after: ['urn:a', 'urn:b', 'urn:r'],
  } as const;
  const { sentence, detail } = assignmentWords(
    { ...plan, before: [...plan.before], after: [...plan.after] },
    'Copy',
  );
  expect(sentence).toBe('Beamline robot can start runs of “Copy”');
  expect(detail).toMatch(/^Besides the 2 who can now\./);
});

test('letting everybody in is a warning, and says whom it replaces', () => {
  const everybody = {
    kind: 'all_authenticated_users',
    urn: allAuthenticatedUsers,
    label: 'Everybody',
  } as const;
  const { detail } = assignmentWords(
    { action: 'assign', principal: everybody, before: ['urn:a'], after: [allAuthenticatedUsers] },
    'Copy',
  );
  expect(detail).toContain('Everybody with a Globus account');
  expect(detail).toContain('replaces the one who can now');
});
