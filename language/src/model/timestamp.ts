// Upper case and with a colon in the zone: nothing else is sure to be read [SCH date-time; run-semantics 1.7].
const STRICT =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const LOOSE =
  /^\s*(\d{4}-\d{2}-\d{2})(?:[Tt ]+(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?([Zz]|[+-]\d{2}:?\d{2})?)?\s*$/;

/** An RFC 3339 time with T and a zone, on a day that is in the calendar. */
export function isTimestamp(text: string): boolean {
  const [, year, month, day] = STRICT.exec(text) ?? [];
  if (year === undefined) return false;
  // The day before the first of the next month is the last.
  return Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** The RFC 3339 time that was most likely meant; `guessed` names what had to be made up. */
export function meantTimestamp(
  text: string,
): { text: string; guessed: 'time' | 'zone' | undefined } | undefined {
  const [, date, minutes, seconds, zone] = LOOSE.exec(text) ?? [];
  if (date === undefined) return undefined;
  const offset = zone?.toUpperCase().replace(/(\d{2}):?(\d{2})$/, '$1:$2');
  const meant = `${date}T${minutes ?? '00:00'}${seconds ?? ':00'}${offset ?? 'Z'}`;
  const guessed = minutes === undefined ? 'time' : zone === undefined ? 'zone' : undefined;
  return isTimestamp(meant) ? { text: meant, guessed } : undefined;
}
