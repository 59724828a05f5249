import type { Pointer } from '../json/pointer.ts';
import { plainName } from '../model/uses.ts';
import type { Provider } from '../providers/catalogue.ts';

/** What an id is the id of. */
export type GlobusKind =
  | 'collection'
  | 'flow'
  | 'group'
  | 'identity'
  | 'compute endpoint'
  | 'compute function'
  | 'search index';

export interface GlobusId {
  kind: GlobusKind;
  id: string;
  /** Its page in the web app, where it has one. */
  page: string | undefined;
}

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Texts that say by themselves what the id in them belongs to. */
const FORMS: readonly (readonly [GlobusKind, RegExp])[] = [
  ['flow', new RegExp(`^https://flows\\.globus\\.org/flows/(${ID})/?$`, 'i')],
  ['group', new RegExp(`^urn:globus:groups:id:(${ID})$`, 'i')],
  ['identity', new RegExp(`^urn:globus:auth:identity:(${ID})$`, 'i')],
];

const BARE = new RegExp(`^${ID}$`, 'i');

const PAGES: Readonly<Partial<Record<GlobusKind, (id: string) => string>>> = {
  collection: id => `https://app.globus.org/file-manager/collections/${id}/overview`,
  flow: id => `https://app.globus.org/flows/${id}`,
  group: id => `https://app.globus.org/groups/${id}/about`,
  'compute endpoint': id => `https://app.globus.org/compute/endpoints/${id}`,
};

/** The id in a text that says what it belongs to: a URN, or the address of a flow. */
export function globusIdIn(text: string): GlobusId | undefined {
  for (const [kind, form] of FORMS) {
    const id = form.exec(text)?.[1];
    if (id !== undefined) return globusId(kind, id);
  }
  return undefined;
}

/** The id that is the value of a parameter; `steps` lead to the parameter in what the provider takes. */
export function globusIdOf(
  provider: Provider | undefined,
  steps: Pointer,
  text: string,
): GlobusId | undefined {
  const kind = provider && BARE.test(text) ? kindOfParameter(provider, steps) : undefined;
  return kind && globusId(kind, text);
}

function globusId(kind: GlobusKind, id: string): GlobusId {
  return { kind, id, page: PAGES[kind]?.(id.toLowerCase()) };
}

/** By the name of the parameter, and who takes it: an endpoint is a collection to Transfer only. */
export function kindOfParameter({ url }: Provider, steps: Pointer): GlobusKind | undefined {
  const name = plainName(String(steps.findLast(step => typeof step === 'string') ?? ''));
  if (name === 'search_index') return 'search index';
  if (/function(_id)?$/.test(name)) return 'compute function';
  if (name === 'mapped_collection_id') return 'collection';
  if (!/endpoint(_id)?$/.test(name)) return undefined;
  if (url.includes('transfer')) return 'collection';
  return url.includes('compute') || url.includes('funcx') ? 'compute endpoint' : undefined;
}
