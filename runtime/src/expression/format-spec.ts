import { numeric } from './compare.ts';
import { ExpressionError } from './error.ts';
import { exponential, fixed, general } from './float-digits.ts';
import { floatText } from './number-text.ts';
import { str } from './text.ts';
import { typeName } from './type-name.ts';
import type { Value } from './value.ts';

export interface FormatSpec {
  fill: string;
  align: '<' | '>' | '=' | '^' | undefined;
  sign: '+' | '-' | ' ';
  /** Was a sign asked for, be it only `-`? */
  signed: boolean;
  alternate: boolean;
  width: number;
  grouping: string;
  precision: number | undefined;
  type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su;
/** Ours: no label or message needs more. */
export const MAX_WIDTH = 100_000;

/** Python's `format(value, spec)`, as in an f-string. */
export function formatValue(value: Value, text: string): string {
  if (text === '') return str(value);
  const spec = readSpec(text);
  if (!spec) throw new ExpressionError('ValueError', `Invalid format specifier '${text}'`);
  if (typeof value === 'string') return formatText(value, spec);
  const number = numeric(value);
  if (number === undefined) {
    throw new ExpressionError(
      'TypeError',
      `unsupported format string passed to ${typeName(value)}.__format__`,
    );
  }
  return formatNumber(number, spec, typeName(value));
}

function readSpec(text: string): FormatSpec | undefined {
  const match = SPEC.exec(text);
  if (!match) return undefined;
  const [, fill, align, sign, alternate, zero, width, grouping, precision, type] = match;
  const size = Number(width ?? 0);
  if (size > MAX_WIDTH || Number(precision ?? 0) > 1000) {
    throw new ExpressionError('NotSimulated', `the workbench does not format as wide as '${text}'`);
  }
  if (zero && grouping)
    throw new ExpressionError('NotSimulated', `the workbench does not simulate the format '${text}'`);
  return {
    fill: fill ?? (zero && !align ? '0' : ' '),
    align: align === '<' || align === '>' || align === '=' || align === '^' ? align : undefined,
    sign: sign === '+' || sign === ' ' ? sign : '-',
    signed: sign !== undefined,
    alternate: alternate !== undefined,
    width: size,
    grouping: grouping ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  };
}

function formatText(value: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str');
  const refused = spec.signed
    ? 'Sign'
    : spec.alternate
      ? 'Alternate form (#)'
      : spec.align === '='
        ? "'=' alignment"
        : '';
  if (refused !== '')
    throw new ExpressionError('ValueError', `${refused} not allowed in string format specifier`);
  if (spec.grouping !== '')
    throw new ExpressionError('ValueError', `Cannot specify '${spec.grouping}' with 's'.`);
  const shown = spec.precision === undefined ? value : [...value].slice(0, spec.precision).join('');
  return pad('', shown, { ...spec, align: spec.align ?? '<' });
}

export function formatNumber(number: bigint | number, spec: FormatSpec, type: string): string {
  const { type: code } = spec;
  if (code === 'c') return pad('', character(number, type), { ...spec, align: spec.align ?? '<' });
  const asInt = typeof number === 'bigint' && 'bdoxXn'.includes(code);
  const digits = asInt ? formatInt(number, spec) : formatFloat(number, spec);
  if (digits === undefined) throw unknownCode(code, type);
  const negative = digits.startsWith('-');
  const bare = negative ? digits.slice(1) : digits;
  const sign = negative ? '-' : spec.sign === '-' ? '' : spec.sign;
  const prefix = spec.alternate && 'box'.includes(code.toLowerCase()) && code !== '' ? `0${code}` : '';
  // Only a `0` before the width fills with zeros without saying where.
  const align = spec.align ?? (spec.fill === '0' ? '=' : '>');
  return pad(sign + prefix, grouped(bare, spec), { ...spec, align });
}

function character(number: bigint | number, type: string): string {
  if (typeof number === 'number') throw unknownCode('c', type);
  if (number >= 0n && number <= 0x10ffffn) return String.fromCodePoint(Number(number));
  throw new ExpressionError('OverflowError', '%c arg not in range(0x110000)');
}

/** The base of each code for ints that is not decimal. */
export const BASES = new Map([
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

function formatInt(number: bigint, spec: FormatSpec): string {
  if (spec.precision !== undefined) {
    throw new ExpressionError('ValueError', 'Precision not allowed in integer format specifier');
  }
  const text = number.toString(BASES.get(spec.type) ?? 10);
  return spec.type === 'X' ? text.toUpperCase() : text;
}

function formatFloat(
  number: bigint | number,
  { type, precision, alternate }: FormatSpec,
): string | undefined {
  const value = Number(number);
  if (!/^[eEfFgGn%]?$/.test(type)) return undefined;
  if (!Number.isFinite(value)) return floatText(value) + (type === '%' ? '%' : '');
  if (type === '') return precision === undefined ? floatText(value) : shortest(value, precision);
  const digits = precision ?? 6;
  if (type === '%') return `${fixed(value * 100, digits)}%`;
  const lower = type.toLowerCase();
  const text =
    lower === 'f'
      ? fixed(value, digits)
      : lower === 'e'
        ? exponential(value, digits)
        : general(value, digits, alternate);
  return type === 'E' || type === 'G' ? text.toUpperCase() : text;
}

/** Without a type a float is as general, but has a digit after the point. */
function shortest(value: number, precision: number): string {
  const text = general(value, precision, false, Math.max(1, precision - 1));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function grouped(digits: string, { grouping, type }: FormatSpec): string {
  if (grouping === '') return digits;
  const size = 'boxX'.includes(type) && type !== '' ? 4 : 3;
  const [, whole = '', rest = ''] = /^([0-9a-fA-F]+)(.*)$/s.exec(digits) ?? [];
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= size)
    groups.unshift(whole.slice(Math.max(0, end - size), end));
  return groups.join(grouping) + rest;
}

/** Fills up to the width; `=` puts the fill between the sign and the digits. */
export function pad(sign: string, digits: string, { fill, align, width }: FormatSpec): string {
  const missing = Math.max(0, width - [...sign, ...digits].length);
  if (align === '=') return sign + fill.repeat(missing) + digits;
  const left = align === '<' ? 0 : align === '^' ? Math.floor(missing / 2) : missing;
  return fill.repeat(left) + sign + digits + fill.repeat(missing - left);
}

function unknownCode(code: string, type: string): ExpressionError {
  return new ExpressionError('ValueError', `Unknown format code '${code}' for object of type '${type}'`);
}
