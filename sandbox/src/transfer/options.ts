import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import { transferError } from './errors.ts';
import type { FilterRule } from './globs.ts';

/** What a task heeds of its request, readable from the request and from the record alike. */
export interface Options {
  readonly syncLevel: number | null;
  readonly filterRules: readonly FilterRule[];
  readonly skipSourceErrors: boolean;
  readonly preserveTimestamp: boolean;
  readonly deleteDestinationExtra: boolean;
  /** For delete tasks. */
  readonly recursive: boolean;
  readonly ignoreMissing: boolean;
  readonly interpretGlobs: boolean;
}

const bad = (message: string, resource: string) =>
  transferError(400, 'ClientError.BadRequest', message, resource);

function flag(body: JsonObject, name: string, resource: string): boolean {
  const value = member(body, name) ?? false;
  if (typeof value !== 'boolean') throw bad(`'${name}' must be true or false`, resource);
  return value;
}

function filterRule(value: Json, resource: string): FilterRule {
  const rule = isObject(value) ? value : {};
  const method = textMember(rule, 'method') ?? 'exclude';
  const type = member(rule, 'type') ?? undefined;
  const name = textMember(rule, 'name');
  if (name === undefined || (method !== 'include' && method !== 'exclude'))
    throw bad("A filter rule needs a 'name' (a pattern) and the 'method' include or exclude", resource);
  if (type !== undefined && type !== 'file' && type !== 'dir')
    throw bad("The 'type' of a filter rule must be file or dir", resource);
  return { method, type, name };
}

/** Throws BadRequest for an option of the wrong type, and for one that the sandbox cannot honour. */
export function readOptions(body: JsonObject, resource: string): Options {
  const syncLevel = member(body, 'sync_level') ?? null;
  if (syncLevel !== null && (typeof syncLevel !== 'number' || ![0, 1, 2, 3].includes(syncLevel)))
    throw bad("'sync_level' must be 0, 1, 2, 3 or null", resource);
  const rules = member(body, 'filter_rules') ?? [];
  if (!Array.isArray(rules)) throw bad("'filter_rules' must be a list", resource);
  const links = member(body, 'recursive_symlinks') ?? 'ignore';
  if (links !== 'ignore') throw bad("The sandbox supports only 'recursive_symlinks': 'ignore'", resource);
  for (const name of ['verify_checksum', 'encrypt_data', 'fail_on_quota_errors']) flag(body, name, resource);
  return {
    syncLevel,
    filterRules: rules.map(rule => filterRule(rule, resource)),
    skipSourceErrors: flag(body, 'skip_source_errors', resource),
    preserveTimestamp: flag(body, 'preserve_timestamp', resource),
    deleteDestinationExtra: flag(body, 'delete_destination_extra', resource),
    recursive: flag(body, 'recursive', resource),
    ignoreMissing: flag(body, 'ignore_missing', resource),
    interpretGlobs: flag(body, 'interpret_globs', resource),
  };
}
