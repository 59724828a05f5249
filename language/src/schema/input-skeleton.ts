import { isRecord, type JsonRecord } from './json-value.ts';
import { resolved } from './resolved.ts';

const MAX_DEPTH = 20;

/**
 * A run input to start from: the schema's defaults and first choices, and an empty value for each property that is
 * required; for each property at all where none is.
 */
export function inputSkeleton(schema: unknown): JsonRecord {
  const value = skeleton(schema, schema, 0);
  return isRecord(value) ? value : {};
}

function skeleton(schema: unknown, root: unknown, depth: number): unknown {
  const here = resolved(schema, root);
  if (!here || depth > MAX_DEPTH) return null;
  if (here.default !== undefined) return here.default;
  if (here.const !== undefined) return here.const;
  const example = [here.enum, here.examples].find(list => Array.isArray(list) && list.length > 0);
  if (Array.isArray(example)) return example[0] ?? null;
  const parts = [here, ...alternatives(here, root)];
  if (parts.some(({ properties }) => isRecord(properties)))
    return Object.assign({}, ...parts.map(part => object(part, root, depth)));
  return emptyValue(here);
}

function object(schema: JsonRecord, root: unknown, depth: number): JsonRecord {
  const { properties, required, propertyOrder } = schema;
  if (!isRecord(properties)) return {};
  const order = Array.isArray(propertyOrder) ? propertyOrder : [];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const must = Array.isArray(required) ? required : [];
  const wanted = Object.entries(properties).filter(
    ([name, property]) => must.length === 0 || must.includes(name) || hasDefault(resolved(property, root)),
  );
  return Object.fromEntries(
    wanted
      .sort(([a], [b]) => place(a) - place(b))
      .map(([name, property]) => [name, skeleton(property, root, depth + 1)]),
  );
}

/** What must hold besides: every part of `allOf`, the first choice of `anyOf` and `oneOf`. */
function alternatives({ allOf, anyOf, oneOf }: JsonRecord, root: unknown): JsonRecord[] {
  const all = Array.isArray(allOf) ? allOf : [];
  const first = [anyOf, oneOf].flatMap(list => (Array.isArray(list) ? list.slice(0, 1) : []));
  return [...all, ...first].map(schema => resolved(schema, root)).filter(schema => schema !== undefined);
}

function hasDefault(schema: JsonRecord | undefined): boolean {
  return schema?.default !== undefined || schema?.const !== undefined;
}

function emptyValue({ type, minimum }: JsonRecord): unknown {
  const first = Array.isArray(type) ? type[0] : type;
  switch (first) {
    case 'string':
      return '';
    case 'number':
    case 'integer':
      return typeof minimum === 'number' ? minimum : 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    case 'object':
      return {};
    default:
      return null;
  }
}
