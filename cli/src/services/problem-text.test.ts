import { describe, expect, test } from 'vitest';
import { type Problem, type ProblemKind, production } from '../../../globus/src/index.ts';
import type { Actor } from './actor.ts';
import { problemText } from './problem-text.ts';

const problem = (kind: ProblemKind, more: Partial<Problem> = {}): Problem => ({
  kind,
  operation: 'list the runs',
  message: 'Could not list the runs.',
  remedy: 'Do something.',
  ...more,
});

function actor(kind: 'person' | 'service-account', source: Actor['source'] = 'sign-in'): Actor {
  const identity = { id: 'i', urn: 'u', username: 'n', name: 'N', kind };
  const token = () => Promise.resolve('');
  return { session: { identity, environment: production, token }, source };
}

describe('what to do', () => {
  test('a consent is granted with its scopes, in the environment that was named', () => {
    const consent = problem('consent', { requiredScopes: ['a[*b]', 'c'] });
    expect(problemText(consent, { environment: 'sandbox', actor: actor('person') })).toBe(
      'Could not list the runs. Grant it with: gflow login --environment sandbox --scope "a[*b]" --scope "c"',
    );
  });

  test('a sign-in fulfils what the service demands', () => {
    const demands = problem('sign-in', {
      authorizationParameters: {
        session_required_identities: ['ada@example.org'],
        session_required_policies: ['p1', 'p2'],
        session_required_single_domain: ['example.org'],
        session_required_mfa: true,
      },
    });
    expect(problemText(demands, { actor: actor('person') })).toBe(
      'Could not list the runs. Sign in with: gflow login --identity "ada@example.org" --policy "p1" --policy "p2" --domain "example.org" --mfa',
    );
  });

  test('nobody is signed in', () => {
    expect(problemText(problem('sign-in'), {})).toMatch(
      /Set GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET .* with: gflow login$/,
    );
  });

  test('a service account has its secret where it was given', () => {
    expect(problemText(problem('sign-in'), { actor: actor('service-account') })).toMatch(
      /gflow login --service-account$/,
    );
    const named = actor('service-account', 'environment variables');
    expect(problemText(problem('sign-in'), { actor: named })).toMatch(/Correct GLOBUS_CLI_CLIENT_ID/);
  });

  test('a service account cannot agree to anything; other problems keep their remedy', () => {
    expect(problemText(problem('consent'), { actor: actor('service-account') })).toMatch(/Do something\.$/);
    expect(problemText(problem('forbidden'), { actor: actor('person') })).toMatch(/Do something\.$/);
    expect(problemText(problem('conflict', { remedy: '' }), {})).toBe('Could not list the runs.');
  });
});
