import { type Args, callable, intArg, notSimulated } from './arguments.ts';
import { equals, iterate, ordered } from './compare.ts';
import { ExpressionError } from './error.ts';
import { hashKey } from './hash.ts';
import { repr } from './text.ts';
import { type Callable, Dict, List, PySet, Tuple, type Value, View } from './value.ts';

type Method<T> = readonly [
  parameters: readonly string[],
  required: number,
  method: (on: T, args: Args) => Value,
];

/** A method of a list, tuple or dict, bound to it. Methods that change work on the copy that the expression has. */
export function collectionMethod(on: Value, name: string): Callable | undefined {
  if (on instanceof List) return bound(LIST, on, name) ?? bound(SEQUENCE, on, name);
  if (on instanceof Tuple) return bound(SEQUENCE, on, name);
  if (on instanceof Dict) return bound(DICT, on, name);
  return on instanceof PySet && SET_METHODS.has(name) ? notSimulated(name, 'sets') : undefined;
}

const SET_METHODS = new Set(
  (
    'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset ' +
    'issuperset pop remove symmetric_difference symmetric_difference_update union update'
  ).split(' '),
);

function bound<T>(methods: ReadonlyMap<string, Method<T>>, on: T, name: string): Callable | undefined {
  const definition = methods.get(name);
  if (!definition) return undefined;
  const [parameters, required, method] = definition;
  return callable(name, parameters, required, name === 'sort' ? ['reverse'] : [], args => method(on, args));
}

const SEQUENCE = new Map<string, Method<List | Tuple>>([
  [
    'index',
    [
      ['value', 'start', 'stop'],
      1,
      (on, [value = null, start, stop]) => {
        const { length } = on.items;
        const bounded = (at: Value | undefined, fallback: number) => {
          const index = intArg('index', at, fallback);
          return index < 0 ? Math.max(0, length + index) : index;
        };
        const [from, to] = [bounded(start, 0), bounded(stop, length)];
        const at = on.items.findIndex((item, i) => i >= from && i < to && equals(item, value));
        if (at === -1) throw new ExpressionError('ValueError', `${repr(value)} is not in list`);
        return BigInt(at);
      },
    ],
  ],
  [
    'count',
    [['value'], 1, (on, [value = null]) => BigInt(on.items.filter(item => equals(item, value)).length)],
  ],
]);

const LIST = new Map<string, Method<List>>([
  ['copy', [[], 0, on => List.of([...on.items])]],
  ['append', [['object'], 1, (on, [item = null]) => nothing(on.items.push(item))]],
  ['extend', [['iterable'], 1, (on, [items = null]) => nothing(on.items.push(...iterate(items)))]],
  [
    'insert',
    [
      ['index', 'object'],
      2,
      (on, [at, item = null]) => nothing(on.items.splice(intArg('insert', at, 0), 0, item)),
    ],
  ],
  ['clear', [[], 0, on => nothing(on.items.splice(0))]],
  ['reverse', [[], 0, on => nothing(on.items.reverse())]],
  [
    'pop',
    [
      ['index'],
      0,
      (on, [at]) => {
        const index = intArg('pop', at, -1);
        const place = index < 0 ? on.items.length + index : index;
        const [item] = place >= 0 ? on.items.splice(place, 1) : [];
        if (item === undefined) throw new ExpressionError('IndexError', 'pop index out of range');
        return item;
      },
    ],
  ],
  [
    'remove',
    [
      ['value'],
      1,
      (on, [value = null]) => {
        const at = on.items.findIndex(item => equals(item, value));
        if (at === -1) throw new ExpressionError('ValueError', 'list.remove(x): x not in list');
        return nothing(on.items.splice(at, 1));
      },
    ],
  ],
  [
    'sort',
    [
      ['reverse'],
      0,
      (on, [reverse]) => {
        const direction = reverse === true ? -1 : 1;
        const compare = (a: Value, b: Value) => (ordered('<', a, b) ? -1 : ordered('<', b, a) ? 1 : 0);
        return nothing(on.items.sort((a, b) => direction * compare(a, b)));
      },
    ],
  ],
]);

const DICT = new Map<string, Method<Dict>>([
  ['get', [['key', 'default'], 1, (on, [key = null, fallback = null]) => found(on, key, fallback)]],
  ['keys', [[], 0, on => new View('dict_keys', on)]],
  ['values', [[], 0, on => new View('dict_values', on)]],
  ['items', [[], 0, on => new View('dict_items', on)]],
  ['copy', [[], 0, on => filled(on)]],
  [
    'pop',
    [
      ['key', 'default'],
      1,
      (on, [key = null, fallback]) => {
        const entry = on.entries.get(hashKey(key));
        on.entries.delete(hashKey(key));
        if (!entry && fallback === undefined) throw new ExpressionError('KeyError', repr(key));
        return entry ? entry.value : (fallback ?? null);
      },
    ],
  ],
  [
    'popitem',
    [
      [],
      0,
      on => {
        const last = [...on.entries].at(-1);
        if (!last) throw new ExpressionError('KeyError', "'popitem(): dictionary is empty'");
        on.entries.delete(last[0]);
        return new Tuple([last[1].key, last[1].value]);
      },
    ],
  ],
  [
    'setdefault',
    [
      ['key', 'default'],
      1,
      (on, [key = null, fallback = null]) => {
        if (!on.entries.has(hashKey(key))) on.set(key, fallback);
        return found(on, key, fallback);
      },
    ],
  ],
  ['clear', [[], 0, on => nothing(on.entries.clear())]],
  [
    'update',
    [
      ['other'],
      1,
      (on, [other]) => {
        if (!(other instanceof Dict))
          throw new ExpressionError('NotSimulated', 'update() of something else than a dict');
        for (const { key, value } of other.entries.values()) on.set(key, value);
        return null;
      },
    ],
  ],
  [
    'fromkeys',
    [
      ['iterable', 'value'],
      1,
      (_, [keys = null, value = null]) => {
        const result = Dict.empty();
        for (const key of iterate(keys)) result.set(key, value);
        return result;
      },
    ],
  ],
]);

function found(on: Dict, key: Value, fallback: Value): Value {
  const value = on.get(key);
  return value === undefined ? fallback : value;
}

function filled(from: Dict): Dict {
  const result = Dict.empty();
  for (const { key, value } of from.entries.values()) result.set(key, value);
  return result;
}

function nothing(_: unknown): null {
  return null;
}
