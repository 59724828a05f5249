import { type Draft, draftNamed, isBefore, OUR_DRAFT } from './drafts.ts';
import { isRecord, isString, type JsonRecord, own } from './json-value.ts';
import { subschemas } from './subschemas.ts';

/** Where a `$ref` leads: to a schema in the same document, nowhere, or out of the document. */
export type Reference = { target: unknown } | { target?: never; fault: 'dangling' | 'elsewhere' };

/**
 * The `$ref`s of a schema document, each by the object that it stands in. Targets are looked up by JSON
 * pointer, `$id` and anchor; nothing is fetched.
 */
export type References = ReadonlyMap<JsonRecord, Reference>;

const NOWHERE = ['', ''] as const;

interface Open {
  schema: unknown;
  base: string;
}

export function resolveReferences(root: unknown): References {
  const draft = draftNamed(root) ?? OUR_DRAFT;
  const documents = new Map<string, unknown>([['', root]]);
  const anchors = new Map<string, unknown>();
  const bases = new Map<JsonRecord, string>();
  const found = new Map<JsonRecord, Reference>();
  const visit = (from: Open) => {
    const open = [from];
    for (let next = open.pop(); next; next = open.pop()) {
      const { schema } = next;
      if (!isRecord(schema) || bases.has(schema)) continue;
      const base = enter(schema, next.base, draft, documents, anchors);
      bases.set(schema, base);
      for (const inner of subschemas(schema)) open.push({ schema: inner, base });
    }
  };
  visit({ schema: root, base: '' });
  // A pointer may lead to a place that is no schema by its keywords: what is in there joins the walk.
  for (const [schema, base] of bases) {
    const ref = schema.$ref;
    if (!isString(ref)) continue;
    const reference = resolve(ref, base, documents, anchors);
    found.set(schema, reference);
    if ('target' in reference) visit({ schema: reference.target, base: targetBase(ref, base) });
  }
  return found;
}

/** Notes the identifier and the anchors of a schema, and says the base of what is in it. */
function enter(
  schema: JsonRecord,
  outer: string,
  draft: Draft,
  documents: Map<string, unknown>,
  anchors: Map<string, unknown>,
): string {
  const named = schema[isBefore(draft, 'draft-06') ? 'id' : '$id'];
  const [uri, fragment] = isString(named) ? split(named) : NOWHERE;
  const base = uri ? absolute(uri, outer) : outer;
  if (uri && !documents.has(base)) documents.set(base, schema);
  for (const anchor of [fragment, schema.$anchor, schema.$dynamicAnchor])
    if (isString(anchor) && anchor !== '') anchors.set(`${base}#${anchor}`, schema);
  return base;
}

function resolve(
  ref: string,
  base: string,
  documents: ReadonlyMap<string, unknown>,
  anchors: ReadonlyMap<string, unknown>,
): Reference {
  const [uri, fragment] = split(ref);
  const document = targetBase(ref, base);
  if (!documents.has(document)) return { fault: uri ? 'elsewhere' : 'dangling' };
  if (fragment !== '' && !fragment.startsWith('/')) {
    const key = `${document}#${fragment}`;
    return anchors.has(key) ? { target: anchors.get(key) } : { fault: 'dangling' };
  }
  const target = follow(documents.get(document), fragment);
  return target === undefined ? { fault: 'dangling' } : { target };
}

function targetBase(ref: string, base: string): string {
  const [uri] = split(ref);
  return uri ? absolute(uri, base) : base;
}

/** What a JSON pointer (as the fragment of an address) leads to. */
function follow(root: unknown, pointer: string): unknown {
  let at = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = /^(0|[1-9]\d*)$/.test(name) ? at[Number(name)] : undefined;
    else at = isRecord(at) ? own(at, name) : undefined;
  }
  return at;
}

function split(address: string): readonly [uri: string, fragment: string] {
  const hash = address.indexOf('#');
  return hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash + 1)];
}

/** An address seen from another; good enough to tell whether two schemas of one document mean the same. */
function absolute(uri: string, base: string): string {
  if (/^[A-Za-z][\w+.-]*:/.test(uri) || base === '') return uri;
  if (uri.startsWith('/')) return (/^[A-Za-z][\w+.-]*:\/\/[^/]*/.exec(base)?.[0] ?? '') + uri;
  return base.slice(0, base.lastIndexOf('/') + 1) + uri.replace(/^\.\//, '');
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
