import { floatText } from './number-text.ts';
import { Callable, Dict, List, Opaque, PySet, Tuple, type Value, View } from './value.ts';

/** Python's `str(value)`. */
export function str(value: Value): string {
  return typeof value === 'string' ? value : repr(value);
}

/** Python's `repr(value)`. */
export function repr(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'string') return quoted(value);
  if (value instanceof List) return `[${value.items.map(repr).join(', ')}]`;
  if (value instanceof Tuple)
    return `(${value.items.map(repr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof Dict) {
    return `{${[...value.entries.values()].map(e => `${repr(e.key)}: ${repr(e.value)}`).join(', ')}}`;
  }
  if (value instanceof PySet)
    return value.items.size === 0 ? 'set()' : `{${[...value.items.values()].map(repr).join(', ')}}`;
  if (value instanceof View) return `${value.kind}([${value.items.map(repr).join(', ')}])`;
  if (value instanceof Callable) return `<built-in function ${value.name}>`;
  return value instanceof Opaque ? value.text : '';
}

const SHORT = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const shown = text.replace(/[\\'\p{C}\p{Z}]/gu, char => {
    if (char === "'" && quote === "'") return "\\'";
    if (char === "'" || char === ' ') return char;
    return SHORT.get(char) ?? escaped(char.codePointAt(0) ?? 0);
  });
  return `${quote}${shown}${quote}`;
}

function escaped(point: number): string {
  const hex = point.toString(16);
  if (point <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
