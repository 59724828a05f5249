import { parsePath } from '../../language/src/index.ts';
import { runtimeError } from './flow-error.ts';
import { jsonEqual } from './json.ts';
import { evaluatePath, type Scope } from './path.ts';
import type { Json } from './types.ts';

/** Does a candidate (`@` in the filter) pass? */
export type Filter = (candidate: Json, scope: Scope) => boolean;

type Operand = (candidate: Json, scope: Scope) => Json | undefined;

const TOKEN =
  /\s*(?:(&&|\|\||==|!=|<=|>=|=~|[<>!()])|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b)|([@$](?:\.{1,2}[\w*-]+|\.?\[(?:[^\]'"]|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")*\])*))/y;

type Token = { kind: 'operator' | 'literal' | 'path'; text: string };

/**
 * Reads the filter of a path such as `(@.size > 10 && @.name != 'x')`: paths from `@` or `$`, literals,
 * `== != < <= > >=`, `&& || !` and brackets. A path alone asks whether something is there.
 *
 * @throws FlowError States.Runtime for anything else, regular expressions included
 */
export function readFilter(text: string): Filter {
  const refuse = (): never => {
    throw runtimeError(`The workbench does not simulate the filter '?${text}' of a JSONPath.`);
  };
  const tokens = tokenize(text) ?? refuse();
  let at = 0;
  const take = (operator: string): boolean => {
    const token = tokens[at];
    const found = token?.kind === 'operator' && token.text === operator;
    if (found) at++;
    return found;
  };

  const either = (): Filter => {
    const choices = [both()];
    while (take('||')) choices.push(both());
    return (candidate, scope) => choices.some(accepts => accepts(candidate, scope));
  };
  const both = (): Filter => {
    const conditions = [single()];
    while (take('&&')) conditions.push(single());
    return (candidate, scope) => conditions.every(accepts => accepts(candidate, scope));
  };
  const single = (): Filter => {
    if (take('!')) {
      const accepts = single();
      return (candidate, scope) => !accepts(candidate, scope);
    }
    if (take('(')) {
      const inner = either();
      return take(')') ? inner : refuse();
    }
    return comparison();
  };
  const comparison = (): Filter => {
    const left = operand(tokens[at++]) ?? refuse();
    const operator = tokens[at];
    const compare = operator?.kind === 'operator' ? COMPARE.get(operator.text) : undefined;
    if (!compare) return (candidate, scope) => left(candidate, scope) !== undefined;
    at++;
    const right = operand(tokens[at++]) ?? refuse();
    return (candidate, scope) => {
      const [a, b] = [left(candidate, scope), right(candidate, scope)];
      return a !== undefined && b !== undefined && compare(a, b);
    };
  };

  const filter = either();
  return at === tokens.length ? filter : refuse();
}

const COMPARE = new Map<string, (a: Json, b: Json) => boolean>([
  ['==', jsonEqual],
  ['!=', (a, b) => !jsonEqual(a, b)],
  ['<', (a, b) => order(a, b) < 0],
  ['<=', (a, b) => order(a, b) <= 0],
  ['>', (a, b) => order(a, b) > 0],
  ['>=', (a, b) => order(a, b) >= 0],
]);

/** Negative where a comes first; NaN, which no comparison accepts, where the two have no order. */
function order(a: Json, b: Json): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return Number.NaN;
  return a < b ? -1 : a > b ? 1 : 0;
}

function operand(token: Token | undefined): Operand | undefined {
  if (token?.kind === 'literal') {
    const value = literal(token.text);
    return () => value;
  }
  if (token?.kind !== 'path') return undefined;
  const path = parsePath(`$${token.text.slice(1)}`);
  const relative = token.text.startsWith('@');
  return (candidate, scope) => {
    const matches = evaluatePath(path, relative ? { ...scope, payload: candidate } : scope);
    return path.definite ? matches[0]?.value : matches.map(m => m.value);
  };
}

function literal(text: string): Json {
  if (/^['"]/.test(text)) return text.slice(1, -1).replace(/\\(.)/gs, '$1');
  return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : Number(text);
}

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const source = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) return undefined;
    const [, operator, value, path] = match;
    if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
    else if (value !== undefined) tokens.push({ kind: 'literal', text: value });
    else if (path !== undefined) tokens.push({ kind: 'path', text: path });
  }
  return tokens;
}
