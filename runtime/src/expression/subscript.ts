import { whole } from './compare.ts';
import { ExpressionError } from './error.ts';
import { sliceIndexes } from './slice.ts';
import { repr } from './text.ts';
import { typeName } from './type-name.ts';
import { Dict, List, Tuple, type Value } from './value.ts';

/** `container[key]` */
export function subscript(container: Value, key: Value): Value {
  if (container instanceof Dict) {
    const found = container.get(key);
    if (found === undefined) throw new ExpressionError('KeyError', repr(key));
    return found;
  }
  const items = sequence(container);
  const index = whole(key);
  if (index === undefined) {
    throw new ExpressionError(
      'TypeError',
      `${typeName(container)} indices must be integers or slices, not ${typeName(key)}`,
    );
  }
  const found = items.at(Number(index));
  // `at` counts from the end for every negative index, as Python does.
  if (found !== undefined) return found;
  throw new ExpressionError(
    'IndexError',
    `${typeName(container) === 'str' ? 'string' : typeName(container)} index out of range`,
  );
}

/** `container[from:to:step]`; None stands for a bound that is not given. */
export function slice(container: Value, from: Value, to: Value, step: Value): Value {
  if (container instanceof Dict) throw new ExpressionError('TypeError', "unhashable type: 'slice'");
  const items = sequence(container);
  const indexes = sliceIndexes(items.length, bound(from), bound(to), bound(step));
  const found = indexes.flatMap(i => {
    const item = items[i];
    return item === undefined ? [] : [item];
  });
  if (typeof container === 'string') return found.join('');
  return container instanceof Tuple ? new Tuple(found) : List.of(found);
}

function sequence(container: Value): readonly Value[] {
  if (typeof container === 'string') return [...container];
  if (container instanceof List || container instanceof Tuple) return container.items;
  throw new ExpressionError('TypeError', `'${typeName(container)}' object is not subscriptable`);
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined;
  const index = whole(value);
  if (index !== undefined) return Number(index);
  throw new ExpressionError(
    'TypeError',
    'slice indices must be integers or None or have an __index__ method',
  );
}
