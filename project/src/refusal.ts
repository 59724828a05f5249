import { GlobusError, type Problem } from '../../globus/src/index.ts';

/** The error for what we refuse ourselves, in the same form as a service's refusal. */
export function refusal(
  problem: Pick<Problem, 'operation' | 'message' | 'remedy'> & Partial<Problem>,
): GlobusError {
  return new GlobusError({ kind: 'invalid', ...problem });
}
