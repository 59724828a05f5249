import type { LogEntry } from '../types.ts';
import { toldError } from './told-error.ts';

/** An entry of the log in a line: when, what, and what went wrong. */
export function logLine({ time, description, details }: LogEntry): string {
  const { exception, cause } = toldError(details);
  const problem = [exception, cause].filter(part => part !== undefined).join(': ');
  return `${time.slice(11, 19)} ${description}${problem && ` – ${problem}`}`;
}
