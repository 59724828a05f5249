import { exponentText } from './number-text.ts';

/** Digits after the point, rounded as Python does: exactly, and a tie to the even digit. For finite numbers. */
export function fixed(value: number, digits: number): string {
  const rounded = scaled(Math.abs(value), digits)
    .toString()
    .padStart(digits + 1, '0');
  const cut = rounded.length - digits;
  return sign(value) + rounded.slice(0, cut) + (digits > 0 ? `.${rounded.slice(cut)}` : '');
}

/** One digit before the point and `digits` after it, with an exponent of two digits at the least. */
export function exponential(value: number, digits: number): string {
  const { rounded, exponent } = significant(value, digits + 1);
  const tail = digits > 0 ? `.${rounded.slice(1)}` : '';
  return `${sign(value)}${rounded.charAt(0)}${tail}e${exponentText(exponent)}`;
}

/** `digits` significant digits, with an exponent where that is shorter; zeros at the end only where `keep` asks. */
export function general(
  value: number,
  digits: number,
  keep: boolean,
  switchAt = Math.max(1, digits),
): string {
  const wanted = Math.max(1, digits);
  const { exponent } = significant(value, wanted);
  const plain = exponent >= -4 && exponent < switchAt;
  const text = plain ? fixed(value, Math.max(0, wanted - 1 - exponent)) : exponential(value, wanted - 1);
  return keep ? text : text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

function sign(value: number): string {
  return value < 0 || Object.is(value, -0) ? '-' : '';
}

function significant(value: number, digits: number): { rounded: string; exponent: number } {
  if (value === 0) return { rounded: '0'.repeat(digits), exponent: 0 };
  const size = Math.abs(value);
  const exponent = Number(size.toExponential().split('e')[1]);
  const rounded = scaled(size, digits - 1 - exponent).toString();
  // Rounding up can carry into a new digit: 9.99 to 10.0.
  return rounded.length > digits
    ? { rounded: rounded.slice(0, -1), exponent: exponent + 1 }
    : { rounded, exponent };
}

/** value * 10 ** power, rounded to a whole number. */
function scaled(value: number, power: number): bigint {
  let mantissa = value;
  let halvings = 0;
  for (; !Number.isInteger(mantissa); halvings++) mantissa *= 2;
  const ten = 10n ** BigInt(Math.abs(power));
  const above = BigInt(mantissa) * (power > 0 ? ten : 1n);
  const below = (1n << BigInt(halvings)) * (power < 0 ? ten : 1n);
  const quotient = above / below;
  const twice = (above % below) * 2n;
  return twice > below || (twice === below && quotient % 2n === 1n) ? quotient + 1n : quotient;
}
