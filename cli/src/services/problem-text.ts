import type { Problem } from '../../../globus/src/index.ts';
import type { Actor } from './actor.ts';

/** What is known around a problem. */
export interface Around {
  /** As it was named on the command line, or by the environment. */
  environment?: string | undefined;
  actor?: Actor | undefined;
}

/** What happened, why, and what to do, for whoever reads it on a terminal or in the log of a job. */
export function problemText(problem: Problem, around: Around): string {
  return [problem.message, remedyOf(problem, around)].filter(text => text !== '').join(' ');
}

/** What to do: where it is a sign-in, the very command. */
export function remedyOf(problem: Problem, around: Around): string {
  const { actor } = around;
  const isServiceAccount = actor?.session.identity.kind === 'service-account';
  if (problem.kind === 'consent' && !isServiceAccount) return `Grant it with: ${login(problem, around)}`;
  if (problem.kind !== 'sign-in') return problem.remedy;
  if (actor?.source === 'environment variables')
    return 'Correct GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET.';
  if (isServiceAccount) return `Sign in with: ${login({}, around)} --service-account`;
  const variables = 'Set GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET for a service account, or sign in';
  return `${actor ? 'Sign in' : variables} with: ${login(problem, around)}`;
}

/** The command line that signs in as a problem asks for. */
function login(
  { requiredScopes = [], authorizationParameters = {} }: Partial<Problem>,
  { environment }: Around,
): string {
  const {
    session_required_identities: identities = [],
    session_required_policies: policies = [],
    session_required_single_domain: domains = [],
    session_required_mfa: mfa = false,
  } = authorizationParameters;
  const options = (name: string, values: readonly string[]) => values.map(value => `${name} "${value}"`);
  return [
    'gflow login',
    ...(environment === undefined ? [] : [`--environment ${environment}`]),
    ...options('--scope', requiredScopes),
    ...options('--identity', identities),
    ...options('--policy', policies),
    ...options('--domain', domains),
    ...(mfa ? ['--mfa'] : []),
  ].join(' ');
}
