import type { Json } from '../../runtime/src/index.ts';

/**
 * JSONPath as the reference tells it, read with nothing but this file: a table of steps, and for each step all that it
 * leads to from all that the steps before have led to. Slow, and plain to see.
 */

type Step =
  | { kind: 'name'; name: string }
  | { kind: 'index'; index: number }
  | { kind: 'all' }
  | { kind: 'descent'; name: string }
  | { kind: 'slice'; from: number | undefined; to: number | undefined }
  | { kind: 'union'; members: (string | number)[] }
  | { kind: 'filter'; member: string; operator: string; literal: Json };

const STEPS: [RegExp, (groups: string[]) => Step][] = [
  [/^\.\.([A-Za-z_][\w-]*)/, ([name = '']) => ({ kind: 'descent', name })],
  [/^\.\*|^\[\*\]/, () => ({ kind: 'all' })],
  [/^\.([A-Za-z_][\w-]*)/, ([name = '']) => ({ kind: 'name', name })],
  [/^\['([^']*)'\]/, ([name = '']) => ({ kind: 'name', name })],
  [/^\[(-?\d+)\]/, ([index = '']) => ({ kind: 'index', index: Number(index) })],
  [
    /^\[(-?\d*):(-?\d*)\]/,
    ([from = '', to = '']) => ({
      kind: 'slice',
      from: from === '' ? undefined : Number(from),
      to: to === '' ? undefined : Number(to),
    }),
  ],
  [
    /^\[((?:'[^']*'|\d+)(?:,(?:'[^']*'|\d+))+)\]/,
    ([list = '']) => ({ kind: 'union', members: members(list) }),
  ],
  [
    /^\[\?\(@\.(\w+) (==|!=|<|<=|>|>=) ('[^']*'|-?[\d.]+|true|false|null)\)\]/,
    ([member = '', operator = '', literal = '']) => ({
      kind: 'filter',
      member,
      operator,
      literal: JSON.parse(literal.replaceAll("'", '"')),
    }),
  ],
];

function members(list: string): (string | number)[] {
  return list.split(',').map(member => (member.startsWith("'") ? member.slice(1, -1) : Number(member)));
}

function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  let rest = path.slice(1);
  while (rest !== '') {
    const found = STEPS.map(([pattern, make]) => ({ match: pattern.exec(rest), make })).find(s => s.match);
    if (!found?.match) throw new Error(`The oracle cannot read ${path}.`);
    steps.push(found.make(found.match.slice(1)));
    rest = rest.slice(found.match[0].length);
  }
  return steps;
}

/** What a path finds: one value or nothing if it is definite, else the list of all that it finds. */
export function find(path: string, payload: Json, context: Json): { value: Json } | undefined {
  const steps = stepsOf(path);
  const [first] = steps;
  // Run facts are at $._context, and in nothing else that a path can find.
  let values = [first?.kind === 'name' && first.name === '_context' ? { _context: context } : payload];
  for (const step of steps) values = values.flatMap(value => follow(step, value));
  const definite = steps.every(step => step.kind === 'name' || step.kind === 'index');
  if (!definite) return { value: values };
  const [value] = values;
  return value === undefined ? undefined : { value };
}

function follow(step: Step, value: Json): Json[] {
  switch (step.kind) {
    case 'name':
      return isObject(value) ? named(value, step.name) : [];
    case 'index':
      return Array.isArray(value) ? numbered(value, step.index) : [];
    case 'all':
      return children(value);
    case 'descent':
      return [
        ...(isObject(value) ? named(value, step.name) : []),
        ...children(value).flatMap(child => follow(step, child)),
      ];
    case 'slice':
      return Array.isArray(value) ? value.slice(step.from, step.to) : [];
    case 'union':
      return step.members.flatMap(member =>
        typeof member === 'string'
          ? follow({ kind: 'name', name: member }, value)
          : follow({ kind: 'index', index: member }, value),
      );
    case 'filter':
      return Array.isArray(value) ? value.filter(item => passes(step, item)) : [];
  }
}

function passes({ member, operator, literal }: Step & { kind: 'filter' }, item: Json): boolean {
  const [left] = isObject(item) ? named(item, member) : [];
  if (left === undefined) return false;
  if (operator === '==') return left === literal;
  if (operator === '!=') return left !== literal;
  if (typeof left !== 'number' || typeof literal !== 'number') return false;
  if (operator === '<') return left < literal;
  if (operator === '<=') return left <= literal;
  if (operator === '>') return left > literal;
  return left >= literal;
}

function named(object: { [key: string]: Json }, name: string): Json[] {
  return Object.entries(object).flatMap(([key, value]) => (key === name ? [value] : []));
}

function numbered(list: Json[], index: number): Json[] {
  const at = index < 0 ? list.length + index : index;
  return list.filter((_, i) => i === at);
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

export function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The payload with a result where ResultPath says: intermediate objects are made, what is there is replaced; undefined
 * where something that has no members is in the way.
 */
export function place(path: string, result: Json, payload: Json): { payload: Json } | undefined {
  const steps = stepsOf(path);
  if (steps.length === 0) return { payload: structuredClone(result) };
  const holder: { $: Json } = { $: structuredClone(payload) };
  let parent: Json = holder;
  let key: string | number = '$';
  for (const step of steps) {
    const here: Json | undefined = child(parent, key);
    if (step.kind === 'name') {
      if (here === undefined) put(parent, key, {});
      else if (!isObject(here)) return undefined;
    } else if (step.kind === 'index') {
      if (!Array.isArray(here) || step.index < 0 || step.index >= here.length) return undefined;
    } else throw new Error(`${path} is not for ResultPath.`);
    parent = child(parent, key) ?? null;
    key = step.kind === 'name' ? step.name : step.index;
  }
  put(parent, key, structuredClone(result));
  return { payload: holder.$ };
}

function child(parent: Json, key: string | number): Json | undefined {
  if (typeof key === 'number') return Array.isArray(parent) ? parent[key] : undefined;
  return isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
}

function put(parent: Json, key: string | number, value: Json): void {
  if (typeof key === 'number' && Array.isArray(parent)) parent[key] = value;
  else if (typeof key === 'string' && isObject(parent)) parent[key] = value;
}
