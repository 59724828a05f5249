/** The types that signatures speak of: those of JSON, and `other` for what JSON has not (sets, bytes, views). */
export type ValueType =
  | 'null'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'string'
  | 'array'
  | 'object'
  | 'other'
  | 'any';

export interface Parameter {
  name: string;
  types: readonly ValueType[];
  optional: boolean;
  /** May it be given by its name? */
  keyword: boolean;
}

/** How a function or a method is called and what it yields. */
export interface Signature {
  name: string;
  parameters: readonly Parameter[];
  /** Takes as many arguments more as one likes. */
  rest: boolean;
  /** Takes any keyword arguments. */
  anyKeyword: boolean;
  result: readonly ValueType[];
  /** What it does, in a sentence or two of Markdown. */
  doc: string;
}

const LINE = /^(\w+)\((.*)\) -> ([\w|]+): (.+)$/;
const PARAMETER = /^(\w+)(\??)(=?): ([\w|]+)$/;
const TYPES: readonly ValueType[] = [
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
  'other',
  'any',
];

/**
 * A table of signatures from text, one a line: `name(a: string, b?: integer|null, c?=: any) -> string: What it does.`
 * A `?` marks what can be left out, a `=` what can be given by its name; `...` stands for any further arguments and
 * `**` for any keyword arguments.
 */
export function signatures(text: string): ReadonlyMap<string, Signature> {
  const table = new Map<string, Signature>();
  for (const line of text.split('\n')) {
    const [, name, inner = '', result = '', doc = ''] = LINE.exec(line.trim()) ?? [];
    if (name === undefined) continue;
    const parts = inner === '' ? [] : inner.split(', ');
    table.set(name, {
      name,
      parameters: parts.flatMap(parameter),
      rest: parts.includes('...'),
      anyKeyword: parts.includes('**'),
      result: types(result),
      doc,
    });
  }
  return table;
}

function parameter(text: string): Parameter[] {
  const [, name, optional, keyword, type = ''] = PARAMETER.exec(text) ?? [];
  return name === undefined
    ? []
    : [{ name, types: types(type), optional: optional === '?', keyword: keyword === '=' }];
}

function types(text: string): ValueType[] {
  return text.split('|').flatMap(word => TYPES.find(t => t === word) ?? []);
}

/** How many arguments a call may have. */
export function arity(signature: Signature): { least: number; most: number } {
  return {
    least: signature.parameters.filter(p => !p.optional).length,
    most: signature.rest ? Number.POSITIVE_INFINITY : signature.parameters.length,
  };
}

/** As people read it: `split(sep?: string, maxsplit?: integer) → array`. */
export function signatureText({ name, parameters, rest, anyKeyword, result }: Signature): string {
  const shown = parameters.map(p => `${p.name}${p.optional ? '?' : ''}: ${p.types.join(' | ')}`);
  if (rest) shown.push('…');
  if (anyKeyword) shown.push('name=…');
  return `${name}(${shown.join(', ')}) → ${result.join(' | ')}`;
}
