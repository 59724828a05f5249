import { Callable, Dict, List, Opaque, PySet, Tuple, type Value } from './value.ts';

/** The name of a value's type, as Python's messages have it. */
export function typeName(value: Value): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'string') return 'str';
  if (value instanceof List) return 'list';
  if (value instanceof Tuple) return 'tuple';
  if (value instanceof Dict) return 'dict';
  if (value instanceof PySet) return 'set';
  if (value instanceof Callable) return 'builtin_function_or_method';
  return value instanceof Opaque ? value.type : value.kind;
}
