import type { Json, JsonObject } from '../json.ts';
import { isObject, member, textMember } from '../json.ts';
import type { Work } from '../state/records/actions.ts';
import { objectSchema, type Provider } from './provider.ts';

/** Providers that Globus has switched off, each with the one that replaces it. */
const replacements: Readonly<Record<string, string>> = {
  'transfer/transfer': 'transfer/transfer',
  'transfer/delete': 'transfer/delete',
  'transfer/ls': 'transfer/ls',
  'transfer/mkdir': 'transfer/mkdir',
  'transfer/set_permission': 'transfer/manage_permission',
  'transfer/collection_info': 'transfer/collection_info',
};

const compute = 'https://compute.actions.globus.org/v3';
const retiredCompute = ['automate.funcx.org', 'api.funcx.org/automate', 'dev.funcx.org/automate'];

/** The address without scheme, port and closing slash. */
export function plainAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/+$/, '');
}

/** The address that replaces a retired one; undefined if it is not retired. */
export function replacementOf(url: string): string | undefined {
  const address = plainAddress(url);
  if (retiredCompute.includes(address)) return compute;
  const path = /^actions(?:\.automate)?\.globus\.org\/(transfer\/\w+)$/.exec(address)?.[1];
  const replacement = path === undefined ? undefined : replacements[path];
  if (replacement !== undefined)
    return `https://transfer.actions.globus.org/${replacement.slice('transfer/'.length)}`;
  const other = /^actions\.automate\.globus\.org\/(.+)$/.exec(address)?.[1];
  return other === undefined ? undefined : `https://actions.globus.org/${other}`;
}

const renames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'transfer/transfer': {
    source_endpoint_id: 'source_endpoint',
    destination_endpoint_id: 'destination_endpoint',
    transfer_items: 'DATA',
  },
  'transfer/delete': { endpoint_id: 'endpoint', items: 'DATA' },
};

/** The body that the replacing provider understands. */
function modernBody(name: string, body: JsonObject): JsonObject {
  const names = renames[name] ?? {};
  const entries = Object.entries(body).map(([key, value]): [string, Json] => {
    const isPaths = key === 'items' && Array.isArray(value);
    return [names[key] ?? key, isPaths ? value.map(path => ({ path })) : value];
  });
  return Object.fromEntries(entries);
}

/** The extras of the old answers that old flows rely on. */
function oldExtras(name: string, work: Work): Work {
  if (work.kind !== 'done' || work.status !== 'SUCCEEDED' || !isObject(work.details)) return work;
  const { details } = work;
  if (name === 'transfer/ls')
    return { ...work, details: { ...details, is_folder: textMember(details, 'type') !== 'file' } };
  if (name === 'transfer/collection_info')
    return { ...work, details: { ...details, is_managed: member(details, 'subscription_id') !== null } };
  return work;
}

/** The retired Transfer providers, as they were before January 2025, on top of those that replaced them. */
export function legacyProviders(modern: readonly Provider[]): Provider[] {
  const find = (path: string) => modern.find(one => one.path === path);
  return Object.entries(replacements).flatMap(([name, path]) => {
    const replacing = find(path);
    const stat = find('transfer/stat');
    if (replacing === undefined || stat === undefined) return [];
    return {
      ...replacing,
      path: `legacy/${name}`,
      url: `https://actions.globus.org/${name}`,
      inputSchema: objectSchema({}, {}),
      async start(body, authority, actionId, requestId) {
        const wanted = name === 'transfer/ls' && member(body, 'path_only') === true ? stat : replacing;
        return oldExtras(name, await wanted.start(modernBody(name, body), authority, actionId, requestId));
      },
    };
  });
}
