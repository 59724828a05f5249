import { whole } from './compare.ts';
import { ExpressionError } from './error.ts';
import { typeName } from './type-name.ts';
import { Callable, type Value } from './value.ts';

/** The arguments of a call, in the order of the parameters; undefined where an optional one was not given. */
export type Args = readonly (Value | undefined)[];

/**
 * A function with named parameters. `required` is how many must be given; names in `keywords` may also be given as
 * keyword arguments, the others only by their place.
 */
export function callable(
  name: string,
  parameters: readonly string[],
  required: number,
  keywords: readonly string[],
  call: (args: Args) => Value,
): Callable {
  return new Callable(name, (given, named) => {
    if (given.length > parameters.length) {
      throw new ExpressionError(
        'TypeError',
        `${name}() takes at most ${parameters.length} argument(s) (${given.length} given)`,
      );
    }
    const args: (Value | undefined)[] = [...given];
    for (const [keyword, value] of named) {
      const at = keywords.includes(keyword) ? parameters.indexOf(keyword) : -1;
      if (at === -1)
        throw new ExpressionError('TypeError', `${name}() does not take the keyword argument '${keyword}'`);
      if (args[at] !== undefined) {
        throw new ExpressionError('TypeError', `${name}() got multiple values for argument '${keyword}'`);
      }
      args[at] = value;
    }
    for (let i = 0; i < required; i++) {
      if (args[i] === undefined) {
        throw new ExpressionError('TypeError', `${name}() is missing its argument '${parameters[i]}'`);
      }
    }
    return call(args);
  });
}

/** A method that Python has and the workbench has not. */
export function notSimulated(name: string, owners: string): Callable {
  return new Callable(name, () => {
    throw new ExpressionError(
      'NotSimulated',
      `the workbench does not simulate the method '${name}' of ${owners}`,
    );
  });
}

export function textArg(name: string, value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw new ExpressionError('TypeError', `${name}() takes a str, not ${typeName(value ?? null)}`);
}

/** An int argument as a number; `fallback` where it was not given or is None. */
export function intArg(name: string, value: Value | undefined, fallback: number): number {
  if (value === undefined || value === null) return fallback;
  const int = whole(value);
  if (int === undefined)
    throw new ExpressionError('TypeError', `${name}() takes an int, not ${typeName(value)}`);
  return Number(int);
}
