import { isObject, member, textMember } from '../../json.ts';
import { mismatch, told } from '../../matching/mismatch.ts';
import type { Json, LogEntry } from '../../types.ts';

/** The first entry that a log lacks: its index among those that are expected, and what is wrong, for a person. */
export interface LogDeparture {
  index: number;
  words: string;
}

/** Where a log has not the entries that are expected of it in their order; `exact`: and no others between them. */
export function logDeparture(
  expected: readonly Json[],
  log: readonly LogEntry[],
  exact: boolean,
): LogDeparture | undefined {
  let at = 0;
  for (const [index, wanted] of expected.entries()) {
    let wrong = wrongWith(wanted, log[at]);
    while (wrong !== undefined && !exact && at + 1 < log.length) wrong = wrongWith(wanted, log[++at]);
    if (wrong !== undefined)
      return { index, words: exact ? wrong : `no further entry of the log is ${nameOf(wanted)}` };
    at++;
  }
  const extra = log[at];
  return exact && extra
    ? { index: expected.length, words: `the log goes on with ${nameOfEntry(extra)}` }
    : undefined;
}

function wrongWith(wanted: Json, entry: LogEntry | undefined): string | undefined {
  if (!entry) return `the log ends where ${nameOf(wanted)} was expected`;
  const code = typeof wanted === 'string' ? wanted : textMember(wanted, 'code');
  const state = textMember(wanted, 'state');
  const differs = code !== entry.code || (state !== undefined && state !== stateIn(entry));
  if (differs) return `the log has ${nameOfEntry(entry)}, not ${nameOf(wanted)}`;
  const details = member(wanted, 'details');
  for (const [name, inner] of Object.entries(isObject(details) ? details : {})) {
    const wrong = mismatch(inner, member(entry.details, name), [name]);
    if (wrong) return `in the details of ${nameOfEntry(entry)}, ${told(wrong)}`;
  }
  return undefined;
}

function nameOf(wanted: Json): string {
  if (typeof wanted === 'string') return wanted;
  const state = textMember(wanted, 'state');
  return `${textMember(wanted, 'code')}${state === undefined ? '' : ` of “${state}”`}`;
}

function nameOfEntry(entry: LogEntry): string {
  const state = stateIn(entry);
  return `${entry.code}${state === undefined ? '' : ` of “${state}”`}`;
}

function stateIn({ details }: LogEntry): string | undefined {
  return textMember(details, 'state_name');
}
