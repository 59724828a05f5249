import { elements, isObject, member, textMember } from '../json.ts';
import type { Json, LogEntry } from '../types.ts';

/**
 * The entries of a run log as the service gives it, or as it was kept: an answer with `entries`, or a list of them.
 * Oldest first, whatever the order was. Empty for anything else.
 */
export function readRunLog(log: Json): LogEntry[] {
  const entries = elements(Array.isArray(log) ? log : member(log, 'entries')).flatMap(readEntry);
  const [first, last] = [entries[0], entries.at(-1)];
  // Entries of one millisecond keep their order, so a list that is newest first is turned round before.
  if (first && last && Date.parse(first.time) > Date.parse(last.time)) entries.reverse();
  return entries.sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

function readEntry(value: Json): LogEntry[] {
  const [time, code] = [textMember(value, 'time'), textMember(value, 'code')];
  if (!isObject(value) || time === undefined || code === undefined) return [];
  const description = textMember(value, 'description') ?? code;
  return [{ time, code, description, details: value.details ?? null }];
}
