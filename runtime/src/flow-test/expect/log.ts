import { toJsonPointer } from '../../../../language/src/index.ts';
import { readRunLog } from '../../debug/recorded-log.ts';
import { elements, textMember } from '../../json.ts';
import type { LogEntry } from '../../types.ts';
import type { Check } from './check.ts';
import { logDeparture } from './log-pattern.ts';

export const log: Check = (expected, { played, test }, report) => {
  const found = logDeparture(elements(expected), played.log, test.expect.logExact === true);
  if (!found) return;
  const at = found.index < elements(expected).length ? toJsonPointer([found.index]) : '';
  report(`${capital(found.words)}.`, { at });
};

/** Of a recorded log, what it tells of the way: the older service wrote some entries twice, and polls of its own. */
export const logFile: Check = (name, { played, files }, report) => {
  const content = typeof name === 'string' ? files(name) : undefined;
  if (content === undefined) return;
  const wanted = onTheWay(readRunLog(content)).map(({ code, details }) => {
    const state = textMember(details, 'state_name');
    return { code, ...(state !== undefined && { state }) };
  });
  const found = logDeparture(wanted, onTheWay(played.log), true);
  if (found) report(`Unlike in ${name}, ${found.words}.`);
};

function onTheWay(entries: readonly LogEntry[]): LogEntry[] {
  return entries.filter(
    ({ code }, index) =>
      code !== 'ActionPolled' && !(code === 'ActionCompleted' && entries[index + 1]?.code === code),
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
