/** Formats of strings that the drafts of JSON Schema name. */
export const STANDARD_FORMATS: readonly string[] = [
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'idn-email',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'iri',
  'iri-reference',
  'json-pointer',
  'regex',
  'relative-json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uri-template',
  'uuid',
];

/** What the web app makes a picker of [DOC input-schema]. */
export const GLOBUS_FORMATS: readonly string[] = [
  'globus-collection',
  'globus-principal',
  'globus-transfer-transfer#0.10',
];

/** Predecessors of `globus-collection` [OBS changelog of 2022]. */
export const OLD_GLOBUS_FORMATS: readonly string[] = ['globus-collection-id', 'globus-collection-path'];

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;
// Loose on purpose: what these refuse, no reader takes.
const EMAIL = /^[^\s@]+@[^\s@]+$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/;

/** Whether a string is of a format; undefined for formats that are not checked here. */
export function isOfFormat(format: string, text: string): boolean | undefined {
  switch (format) {
    case 'uuid':
      return UUID.test(text);
    case 'email':
      return EMAIL.test(text);
    case 'date':
      return isDate(text);
    case 'date-time':
      return isDate(DATE_TIME.exec(text)?.[1] ?? '');
    case 'uri':
      return URI.test(text);
    default:
      return undefined;
  }
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
