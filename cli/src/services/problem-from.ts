import { type Problem, problemOf } from '../../../globus/src/index.ts';
import { reason } from '../files.ts';

/** What a verb could not do: a service's problem, a refusal of ours, or a file that cannot be read or written. */
export function problemFrom(error: unknown): Problem {
  return problemOf(error) ?? { kind: 'invalid', operation: '', message: messageOf(error), remedy: '' };
}

/** With the name of the file, where the system says which one it is about. */
function messageOf(error: unknown): string {
  const words = reason(error);
  const isInWords = error instanceof Error && error.message !== words;
  return isInWords && 'path' in error && typeof error.path === 'string' ? `${error.path}: ${words}` : words;
}

/** Another flow would meet the same. */
export function concernsAll({ kind }: Problem): boolean {
  return kind === 'sign-in' || kind === 'consent' || kind === 'network' || kind === 'cancelled';
}
