import { numeric, whole } from './compare.ts';
import { ExpressionError } from './error.ts';
import { BASES, type FormatSpec, formatNumber, MAX_WIDTH, pad } from './format-spec.ts';
import { floatText } from './number-text.ts';
import { repr, str } from './text.ts';
import { typeName } from './type-name.ts';
import { Dict, List, Tuple, type Value } from './value.ts';

const DIRECTIVE = /%(?:\(([^()]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?[hlL]?(.?)/gsu;

/** Python's `'…%s…' % values`. */
export function percentFormat(template: string, values: Value): string {
  const args = values instanceof Tuple ? values.items : [values];
  let used = 0;
  let named = false;
  const next = (): Value => {
    const value = args[used++];
    if (value === undefined) throw new ExpressionError('TypeError', 'not enough arguments for format string');
    return value;
  };
  const size = (text: string | undefined): number | undefined => {
    const value = text === '*' ? Number(whole(next()) ?? 0) : text === undefined ? undefined : Number(text);
    if (value !== undefined && Math.abs(value) > MAX_WIDTH) {
      throw new ExpressionError('NotSimulated', 'the workbench does not format that wide');
    }
    return value;
  };
  const result = template.replace(DIRECTIVE, (...match: (string | undefined)[]) => {
    const [, key, flags = '', width, precision, type = ''] = match;
    if (type === '%') return '%';
    const spec = directive(flags, size(width) ?? 0, size(precision), type);
    if (key === undefined) return convert(next(), spec);
    named = true;
    if (!(values instanceof Dict)) throw new ExpressionError('TypeError', 'format requires a mapping');
    const value = values.get(key);
    if (value === undefined) throw new ExpressionError('KeyError', `'${key}'`);
    return convert(value, spec);
  });
  // Python takes a list for a mapping that the text may leave unused.
  if (!named && used < args.length && !(values instanceof Dict) && !(values instanceof List)) {
    throw new ExpressionError('TypeError', 'not all arguments converted during string formatting');
  }
  return result;
}

function directive(flags: string, width: number, precision: number | undefined, type: string): FormatSpec {
  const left = flags.includes('-') || width < 0;
  const zero = flags.includes('0') && !left;
  return {
    fill: zero ? '0' : ' ',
    align: left ? '<' : zero ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
    signed: false,
    alternate: flags.includes('#'),
    width: Math.abs(width),
    grouping: '',
    precision,
    type,
  };
}

function convert(value: Value, spec: FormatSpec): string {
  const { type } = spec;
  if ('sra'.includes(type) && type !== '') {
    const text = type === 's' ? str(value) : repr(value);
    const shown = spec.precision === undefined ? text : [...text].slice(0, spec.precision).join('');
    return pad('', shown, { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' });
  }
  if (type === 'c' && typeof value === 'string' && [...value].length === 1) {
    return pad('', value, { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' });
  }
  if (!'diuoxXceEfFgG'.includes(type) || type === '') {
    throw new ExpressionError('ValueError', `unsupported format character '${type}'`);
  }
  const number = numeric(value);
  if (number === undefined || ('oxXc'.includes(type) && typeof number !== 'bigint')) {
    throw new ExpressionError(
      'TypeError',
      `%${type} format: a real number is required, not ${typeName(value)}`,
    );
  }
  if (type === 'c')
    return formatNumber(number, { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' }, 'int');
  if (!'diuoxX'.includes(type)) return formatNumber(number, spec, typeName(value));
  return formatInt(toInt(number), spec);
}

/** Here a precision is the least number of digits. */
function formatInt(number: bigint, spec: FormatSpec): string {
  const size = number < 0n ? -number : number;
  const digits = size.toString(BASES.get(spec.type) ?? 10).padStart(spec.precision ?? 0, '0');
  const sign = number < 0n ? '-' : spec.sign === '-' ? '' : spec.sign;
  const prefix = spec.alternate && BASES.has(spec.type) ? `0${spec.type}` : '';
  return pad(sign + prefix, spec.type === 'X' ? digits.toUpperCase() : digits, spec);
}

function toInt(number: bigint | number): bigint {
  if (typeof number === 'bigint') return number;
  if (Number.isFinite(number)) return BigInt(Math.trunc(number));
  const type = Number.isNaN(number) ? 'ValueError' : 'OverflowError';
  throw new ExpressionError(type, `cannot convert float ${floatText(number)} to integer`);
}
