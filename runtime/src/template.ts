import { ExpressionError } from './expression/error.ts';
import { evaluateExpression } from './expression/evaluate.ts';
import { runtimeError } from './flow-error.ts';
import { isObject } from './json.ts';
import { requirePath, type Scope } from './path.ts';
import { PRIVATE_PARAMETERS } from './redact.ts';
import type { Json } from './types.ts';

/**
 * The first of two passes over `Parameters`: every `.$` key becomes the value it refers to, without its suffix; `.=`
 * keys stay as they are written, as the log of a run shows them [O 2024]. Keys at any depth count, also inside arrays;
 * what was fetched is data and is not looked into. The list of private parameters does not reach the result.
 *
 * @throws FlowError States.Runtime for a path that leads nowhere [O 2026]
 */
export function resolveReferences(template: Json, scope: Scope): Json {
  if (Array.isArray(template)) return template.map(item => resolveReferences(item, scope));
  if (!isObject(template)) return template;
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(template)) {
    if (key === PRIVATE_PARAMETERS) continue;
    if (key.endsWith('.$')) entries.push([key.slice(0, -2), requirePath(value, key, scope)]);
    else entries.push([key, key.endsWith('.=') ? value : resolveReferences(value, scope)]);
  }
  return Object.fromEntries(entries);
}

/**
 * The second pass: `.=` keys of the template become values. `resolved` is what the first pass made of the template.
 * Fetched data is left alone, unless `inReferencedData` asks for what older engines probably did. `onWholeFloat` is told of
 * each key whose value has a float without a fraction, which becomes an integer.
 *
 * @throws FlowError States.Runtime for an expression that fails
 */
export function evaluateExpressions(
  template: Json,
  resolved: Json,
  scope: Scope,
  inReferencedData: boolean,
  onWholeFloat: (key: string, value: number) => void = () => {},
): Json {
  const inner = (from: Json, to: Json) =>
    evaluateExpressions(from, to, scope, inReferencedData, onWholeFloat);
  if (Array.isArray(template) && Array.isArray(resolved))
    return resolved.map((item, i) => inner(template[i] ?? null, item));
  if (!isObject(template) || !isObject(resolved)) return resolved;
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(template)) {
    if (key === PRIVATE_PARAMETERS) continue;
    if (key.endsWith('.$')) {
      const fetched = resolved[key.slice(0, -2)] ?? null;
      entries.push([key.slice(0, -2), inReferencedData ? inner(fetched, fetched) : fetched]);
    } else if (!key.endsWith('.=')) entries.push([key, inner(value, resolved[key] ?? null)]);
    else entries.push([key.slice(0, -2), evaluate(value, key, scope, float => onWholeFloat(key, float))]);
  }
  return Object.fromEntries(entries);
}

/** Do the values that a template fetches have keys that look like expressions? */
export function fetchesExpressions(template: Json, resolved: Json): boolean {
  if (Array.isArray(template) && Array.isArray(resolved)) {
    return template.some((item, i) => fetchesExpressions(item, resolved[i] ?? null));
  }
  if (!isObject(template) || !isObject(resolved)) return false;
  return Object.entries(template).some(([key, value]) =>
    key.endsWith('.$')
      ? hasExpressions(resolved[key.slice(0, -2)] ?? null)
      : fetchesExpressions(value, resolved[key] ?? null),
  );
}

function hasExpressions(value: Json): boolean {
  if (Array.isArray(value)) return value.some(hasExpressions);
  return (
    isObject(value) &&
    Object.entries(value).some(([key, inner]) => key.endsWith('.=') || hasExpressions(inner))
  );
}

function evaluate(
  expression: Json,
  field: string,
  scope: Scope,
  onWholeFloat: (value: number) => void,
): Json {
  if (typeof expression !== 'string')
    throw runtimeError(`The field '${field}' must be an expression, a string.`);
  try {
    return evaluateExpression(expression, scope, onWholeFloat);
  } catch (error) {
    // How the service words this is not known; the name of Python's error says what happened.
    if (error instanceof ExpressionError)
      throw runtimeError(`${error.type}: ${error.message} (in '${field}')`);
    throw error;
  }
}
