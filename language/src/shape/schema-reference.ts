import { isRecord } from '../schema/json-value.ts';

/**
 * The schema that a `$ref` means. Only references into the same document by JSON Pointer (`#/definitions/x`) are
 * followed; undefined for others and for one that leads nowhere.
 */
export function referred(reference: string, root: unknown): unknown {
  if (!/^#(\/|$)/.test(reference)) return undefined;
  let at = root;
  for (const step of reference.split('/').slice(1)) {
    const name = decoded(step);
    if (Array.isArray(at)) at = at[Number(name)];
    else at = isRecord(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return at;
}

function decoded(step: string): string {
  const percent = /^(?:[^%]|%[0-7][0-9A-Fa-f])*$/.test(step) ? decodeURIComponent(step) : step;
  return percent.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Up to draft-07 what stands beside a `$ref` does not count; drafts 2019-09 and 2020-12 take it in. */
export function readsBesideReference(root: unknown): boolean {
  return isRecord(root) && typeof root.$schema === 'string' && /\/(2019-09|2020-12)\//.test(root.$schema);
}
