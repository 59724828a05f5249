import { ExpressionError } from './error.ts';
import { floatText } from './number-text.ts';
import { typeName } from './type-name.ts';
import { Callable, Opaque, Tuple, type Value } from './value.ts';

/**
 * A text that is the same for values that Python takes for the same key: `1`, `1.0` and `True` are.
 *
 * @throws ExpressionError TypeError for a list, dict or set
 */
export function hashKey(value: Value): string {
  if (typeof value === 'string') return `s${value}`;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'n1' : 'n0';
  if (typeof value === 'bigint') return `n${value}`;
  if (typeof value === 'number')
    return Number.isInteger(value) ? `n${BigInt(value)}` : `n${floatText(value)}`;
  if (value instanceof Tuple) return `t${JSON.stringify(value.items.map(hashKey))}`;
  if (value instanceof Opaque) return `${value.type}${value.text}`;
  if (value instanceof Callable) return `f${value.name}`;
  throw new ExpressionError('TypeError', `unhashable type: '${typeName(value)}'`);
}
