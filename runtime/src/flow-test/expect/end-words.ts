import { causeWords } from '../../cause-words.ts';
import { toldError } from '../../debug/told-error.ts';
import { textMember } from '../../json.ts';
import type { Run } from '../../types.ts';

/** The error that ended a run. */
export interface EndError {
  state: string | undefined;
  error: string;
  cause: string;
}

/** Undefined for a run that no error has ended. */
export function endError({ status, lastEntry: { code, details } }: Run): EndError | undefined {
  if (status !== 'FAILED' || code !== 'FlowFailed') return undefined;
  const { exception = '', cause = '' } = toldError(details);
  return { state: textMember(details, 'state_name'), error: exception, cause };
}

/** How a run ended, as the words that follow “The run”. */
export function endWords(run: Run): string {
  const failed = endError(run);
  if (!failed) {
    const where = run.status === 'ACTIVE' || run.status === 'INACTIVE' ? ` in “${run.state}”` : '';
    return `is ${run.status}${where}`;
  }
  const { state, error, cause } = failed;
  const where = state === undefined ? '' : ` in “${state}”`;
  return `FAILED${where}: ${error}${cause ? `: ${causeWords(cause)}` : ''}`;
}
