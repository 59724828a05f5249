/**
 * What kind of obstacle a problem is, which decides the remedy offered as a button:
 * sign-in (again), consent (grant `requiredScopes`), forbidden (ask for a role), and so on.
 */
export type ProblemKind =
  | 'sign-in'
  | 'consent'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'limit'
  | 'network'
  | 'service'
  | 'cancelled';

/** What a new sign-in must fulfil; the fields are those of the authorize address (reference 1.10). */
export interface AuthorizationParameters {
  session_message?: string;
  session_required_identities?: string[];
  session_required_policies?: string[];
  session_required_single_domain?: string[];
  session_required_mfa?: boolean;
  prompt?: string;
}

/** One failure, in words for the person who has to do something about it. */
export interface Problem {
  kind: ProblemKind;
  /** what was being done, as in "Could not …": "start the run of “Copy”" */
  operation: string;
  /** what happened and why: whole sentences */
  message: string;
  /** what to do: whole sentences */
  remedy: string;
  /** the HTTP status, where a service answered */
  status?: number;
  /** the service's own code ("FLOW_INPUT_ERROR"), or the system's ("ECONNREFUSED") */
  code?: string;
  /** one finding for each place; `path` as `$.a.b[0]` in the document that was sent */
  detail?: ProblemDetail[];
  /** kind "consent": the scopes to ask for, with their dependencies */
  requiredScopes?: string[];
  /** kinds "sign-in" and "consent": what the new sign-in must fulfil beyond its scopes */
  authorizationParameters?: AuthorizationParameters;
  /** ms that the service asks to wait before the next try */
  retryAfter?: number;
  /** the number to quote to Globus support */
  requestId?: string;
}

export interface ProblemDetail {
  path: string;
  message: string;
}

/** The one error that this room throws. */
export class GlobusError extends Error {
  override readonly name = 'GlobusError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.message} ${problem.remedy}`.trim());
    this.problem = problem;
  }
}

/** The problem of a thrown value, where it is one of this room's. */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof GlobusError ? error.problem : undefined;
}
