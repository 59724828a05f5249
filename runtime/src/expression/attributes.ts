import { callable, notSimulated } from './arguments.ts';
import { collectionMethod } from './collection-methods.ts';
import { ExpressionError } from './error.ts';
import { stringMethod } from './string-methods.ts';
import { Dict, type Value } from './value.ts';

const REFUSED = new Set(['format', 'format_map', 'mro']);

/**
 * `object.name` as simpleeval has it: an attribute or method of the value first, then the member of a dict. So a
 * member called `items` or `get` is hidden by the method.
 */
export function attribute(object: Value, name: string, expression: string): Value {
  const real = method(object, name);
  if (real !== undefined) return real;
  const member = object instanceof Dict ? object.get(name) : undefined;
  if (member !== undefined) return member;
  throw new ExpressionError(
    'AttributeDoesNotExist',
    `Attribute '${name}' does not exist in expression '${expression}'`,
  );
}

/** @throws ExpressionError FeatureNotAvailable for a name that no attribute may have, whatever the object */
export function checkAttributeName(name: string): void {
  if (name.startsWith('_') || name.startsWith('func_')) {
    throw new ExpressionError(
      'FeatureNotAvailable',
      `Sorry, access to __attributes  or func_ attributes is not available. (${name})`,
    );
  }
  if (REFUSED.has(name)) {
    throw new ExpressionError('FeatureNotAvailable', `Sorry, this method is not available. (${name})`);
  }
}

function method(object: Value, name: string): Value | undefined {
  if (typeof object === 'string') return stringMethod(object, name);
  if (typeof object === 'boolean') return intAttribute(object ? 1n : 0n, name);
  if (typeof object === 'bigint') return intAttribute(object, name);
  if (typeof object === 'number') return floatAttribute(object, name);
  return collectionMethod(object, name);
}

function intAttribute(value: bigint, name: string): Value | undefined {
  const bits = (value < 0n ? -value : value).toString(2);
  switch (name) {
    case 'real':
    case 'numerator':
      return value;
    case 'imag':
      return 0n;
    case 'denominator':
      return 1n;
    case 'conjugate':
      return callable(name, [], 0, [], () => value);
    case 'bit_length':
      return callable(name, [], 0, [], () => (value === 0n ? 0n : BigInt(bits.length)));
    case 'bit_count':
      return callable(name, [], 0, [], () => BigInt(bits.replaceAll('0', '').length));
    default:
      return ['as_integer_ratio', 'from_bytes', 'to_bytes'].includes(name)
        ? notSimulated(name, 'numbers')
        : undefined;
  }
}

function floatAttribute(value: number, name: string): Value | undefined {
  switch (name) {
    case 'real':
      return value;
    case 'imag':
      return 0;
    case 'conjugate':
      return callable(name, [], 0, [], () => value);
    case 'is_integer':
      return callable(name, [], 0, [], () => Number.isInteger(value));
    default:
      return ['as_integer_ratio', 'fromhex', 'hex'].includes(name)
        ? notSimulated(name, 'numbers')
        : undefined;
  }
}
