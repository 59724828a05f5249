import { findProvider } from '../providers/catalogue.ts';

/** What kind of thing an action touches, and what it wants there. */
export type TouchKind =
  /** Reads what lies at a path of a collection. */
  | 'read-files'
  /** Looks whether something lies at a path of a collection. */
  | 'find-files'
  /** Makes, changes or removes something at a path of a collection. */
  | 'write-files'
  /** Looks at the collection itself. */
  | 'collection'
  /** Reads or changes the access rules of a guest collection. */
  | 'access-rules'
  /** Makes a guest collection on a mapped collection, at a path of it. */
  | 'new-guest-collection'
  | 'compute-endpoint'
  | 'compute-function'
  /** Writes or removes entries of a search index. */
  | 'search-index'
  /** Starts a run of another flow. */
  | 'flow'
  /** Calls an action provider of which is not known what it touches. */
  | 'provider';

/** A way through the parameters of an action: names, and `*` for every element of a list. */
export type Trail = readonly string[];

/** One thing that an action touches: which parameter has its id, and which one the path in it. */
export interface AccessSpec {
  kind: TouchKind;
  id: Trail;
  path?: Trail;
}

const trail = (text: string): Trail => text.split('.');

function spec(kind: TouchKind, id: string, path?: string): AccessSpec {
  return { kind, id: trail(id), ...(path !== undefined && { path: trail(path) }) };
}

const TRANSFER = 'https://transfer.actions.globus.org';
const RETIRED_TRANSFER = 'https://actions.globus.org/transfer';
const ACTIONS = 'https://actions.globus.org';
const COMPUTE = 'https://compute.actions.globus.org';

const LOOK = [spec('collection', 'endpoint_id')];
const READ = [spec('read-files', 'endpoint_id', 'path')];
const FIND = [spec('find-files', 'endpoint_id', 'path')];
const WRITE = [spec('write-files', 'endpoint_id', 'path')];
const RULES = [spec('access-rules', 'endpoint_id', 'path')];
const INDEX = [spec('search-index', 'search_index')];
const COMPUTE_V2 = [
  spec('compute-endpoint', 'endpoint'),
  spec('compute-function', 'function'),
  spec('compute-endpoint', 'tasks.*.endpoint'),
  spec('compute-function', 'tasks.*.function'),
];

/** By the address that the catalogue has, the retired ones too: what their parameters name did not change. */
const SPECS: ReadonlyMap<string, readonly AccessSpec[]> = new Map([
  [
    `${TRANSFER}/transfer`,
    [
      spec('read-files', 'source_endpoint', 'DATA.*.source_path'),
      spec('write-files', 'destination_endpoint', 'DATA.*.destination_path'),
    ],
  ],
  [`${TRANSFER}/delete`, [spec('write-files', 'endpoint', 'DATA.*.path')]],
  [`${TRANSFER}/ls`, READ],
  [`${TRANSFER}/stat`, FIND],
  [`${TRANSFER}/mkdir`, WRITE],
  [`${TRANSFER}/collection_info`, LOOK],
  [`${TRANSFER}/manage_permission`, RULES],
  [
    `${TRANSFER}/gcsv5/create_guest_collection`,
    [spec('new-guest-collection', 'mapped_collection_id', 'collection_base_path')],
  ],
  [
    `${COMPUTE}/v3`,
    [spec('compute-endpoint', 'endpoint_id'), spec('compute-function', 'tasks.*.function_id')],
  ],
  [COMPUTE, COMPUTE_V2],
  [`${ACTIONS}/search/ingest`, INDEX],
  [`${ACTIONS}/search/delete`, INDEX],
  [
    `${RETIRED_TRANSFER}/transfer`,
    [
      spec('read-files', 'source_endpoint_id', 'transfer_items.*.source_path'),
      spec('write-files', 'destination_endpoint_id', 'transfer_items.*.destination_path'),
    ],
  ],
  [`${RETIRED_TRANSFER}/delete`, [spec('write-files', 'endpoint_id', 'items.*')]],
  [`${RETIRED_TRANSFER}/ls`, READ],
  [`${RETIRED_TRANSFER}/mkdir`, WRITE],
  [`${RETIRED_TRANSFER}/set_permission`, RULES],
  [`${RETIRED_TRANSFER}/collection_info`, LOOK],
  // They talk to people or to services outside of Globus, with what the parameters bring along.
  [`${ACTIONS}/hello_world`, []],
  [`${ACTIONS}/expression_eval`, []],
  [`${ACTIONS}/notification/notify`, []],
  [`${ACTIONS}/weboption/wait_for_option`, []],
  [`${ACTIONS}/datacite/mint/basic_auth`, []],
]);

/** What an action at this address touches; undefined where that is not known. */
export function accessSpecs(url: string): readonly AccessSpec[] | undefined {
  const provider = findProvider(url);
  return provider && SPECS.get(provider.url);
}

/** The id of the flow that is at an action URL; undefined for anything else. */
export function flowAt(url: string): string | undefined {
  const [, id] = FLOW.exec(url) ?? [];
  return id?.toLowerCase();
}

const FLOW =
  /^https:\/\/flows\.(?:automate\.)?globus\.org\/flows\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/?$/i;
