import type {
  AccessRule,
  AccessRuleCreate,
  Collection,
  CollectionRole,
  CollectionScope,
  GuestCreate,
  ListedFile,
  Listing,
} from './collection.ts';
import type { ComputeEndpoint, ComputeFunction, FunctionCreate } from './compute.ts';
import type { DevelopersApi } from './developers/developers-api.ts';
import type { Environment } from './environment.ts';
import type { Flow, FlowCreate, FlowReference, FlowUpdate, FlowValidation, RegisteredApi } from './flow.ts';
import type { Group } from './identity.ts';
import type { Json, JsonObject } from './json.ts';
import type { FlowRun, LogEntry, LogPage, RunRequest, RunStatus } from './run.ts';
import type { IndexRole, SearchIndex, SearchResult, SearchTask } from './search.ts';
import type { Identity } from './tokens.ts';

/** The Globus services for one identity. Every method throws a GlobusError, and nothing else. */
export interface Globus {
  readonly environment: Environment;
  /** whose tokens are used, where that is known */
  readonly identity: Identity | undefined;
  readonly flows: FlowsApi;
  readonly transfer: TransferApi;
  readonly identities: IdentitiesApi;
  readonly groups: GroupsApi;
  readonly search: SearchApi;
  readonly compute: ComputeApi;
  readonly developers: DevelopersApi;
}

/** A role of the caller by which flows are listed (reference 2.4). */
export type FlowRole =
  | 'flow_owner'
  | 'flow_administrators'
  | 'flow_starters'
  | 'flow_viewers'
  | 'run_managers'
  | 'run_monitors';

/** Which flows to list. */
export interface FlowFilter {
  /** default: every role but viewer, which would list all public flows as well */
  roles?: readonly FlowRole[];
  /** words in title, description, … */
  text?: string;
}

/** Globus Flows (reference 2). */
export interface FlowsApi extends RunsApi {
  /** Every page, most recently changed first. */
  list(filter?: FlowFilter, signal?: AbortSignal): Promise<Flow[]>;
  get(flow: FlowReference, signal?: AbortSignal): Promise<Flow>;
  create(flow: FlowCreate, signal?: AbortSignal): Promise<Flow>;
  update(flow: FlowReference, changes: FlowUpdate, signal?: AbortSignal): Promise<Flow>;
  remove(flow: FlowReference, signal?: AbortSignal): Promise<void>;
  /** Checks a definition with the service; a refusal is a Problem of kind "invalid" with `detail`. */
  validate(definition: Json, inputSchema?: Json, signal?: AbortSignal): Promise<FlowValidation>;
  /** The registered APIs on which the caller has a role (reference 2.14). */
  registeredApis(signal?: AbortSignal): Promise<RegisteredApi[]>;
}

/** Which runs to list (reference 2.11). */
export interface RunFilter {
  flow?: FlowReference;
  /** of any of these statuses */
  status?: readonly RunStatus[];
  /** words in the label */
  label?: string;
  /** no more than these, the newest */
  most?: number;
}

/** The runs part of Globus Flows. */
export interface RunsApi {
  /** Starts a run with the flow's own scope. Never sent twice unless it is certain that it did not arrive. */
  run(flow: FlowReference, request: RunRequest, signal?: AbortSignal): Promise<FlowRun>;
  /** Checks a run request (role, input, scope) without starting anything. */
  validateRun(flow: FlowReference, request: RunRequest, signal?: AbortSignal): Promise<void>;
  /** The runs that the caller may see, newest first: all, or as many as the filter says. */
  runs(filter?: RunFilter, signal?: AbortSignal): Promise<FlowRun[]>;
  getRun(runId: string, signal?: AbortSignal): Promise<FlowRun>;
  /** The whole log, oldest entry first. */
  getRunLog(runId: string, signal?: AbortSignal): Promise<LogEntry[]>;
  /** One page of the log from a marker, or from the beginning. */
  getRunLogPage(runId: string, marker: string | null, signal?: AbortSignal): Promise<LogPage>;
  /** Asks for the end of a run; it has ended only when its document says so. */
  cancelRun(runId: string, signal?: AbortSignal): Promise<FlowRun>;
  /** Takes the record of a run that is over away, its log included, for everybody. */
  deleteRun(runId: string, signal?: AbortSignal): Promise<void>;
  /** Wakes an inactive run, with a token of its flow that was obtained after the consent was given. */
  resumeRun(run: Pick<FlowRun, 'run_id' | 'flow_id'>, signal?: AbortSignal): Promise<FlowRun>;
}

/** Globus Transfer, as far as flows touch it (reference 3). */
export interface TransferApi {
  /** The first `limit` (100) collections that match the text. */
  searchCollections(text: string, limit?: number, signal?: AbortSignal): Promise<Collection[]>;
  /** The collections of one kind of relation to the caller, at most 1000. */
  listCollections(scope: CollectionScope, signal?: AbortSignal): Promise<Collection[]>;
  /** The caller's guest collections on a mapped collection. */
  guestCollections(mappedId: string, signal?: AbortSignal): Promise<Collection[]>;
  getCollection(collectionId: string, signal?: AbortSignal): Promise<Collection>;
  /** Makes a guest collection of a folder of a mapped one; its id. On a personal computer it takes a subscription. */
  createGuest(mapped: Collection, guest: GuestCreate, signal?: AbortSignal): Promise<string>;
  /** Deletes a guest collection with its rules and roles; its files stay in the mapped one. */
  deleteGuest(collection: Collection, signal?: AbortSignal): Promise<void>;
  listAccessRules(collectionId: string, signal?: AbortSignal): Promise<AccessRule[]>;
  /** The id of the new rule. */
  createAccessRule(collectionId: string, rule: AccessRuleCreate, signal?: AbortSignal): Promise<string>;
  /** Changes what an access rule permits. */
  updateAccessRule(
    collectionId: string,
    ruleId: string,
    change: Pick<AccessRule, 'permissions'>,
    signal?: AbortSignal,
  ): Promise<void>;
  deleteAccessRule(collectionId: string, ruleId: string, signal?: AbortSignal): Promise<void>;
  listRoles(collectionId: string, signal?: AbortSignal): Promise<CollectionRole[]>;
  /** Gives a role on a collection: at Transfer for a personal one, at its own server for any other. */
  addRole(collection: Collection, role: Omit<CollectionRole, 'id'>, signal?: AbortSignal): Promise<void>;
  /** Takes a role, at the same place. */
  removeRole(collection: Collection, role: CollectionRole, signal?: AbortSignal): Promise<void>;
  /** A folder's entries; without a path the collection's default folder. */
  ls(collectionId: string, path?: string, signal?: AbortSignal): Promise<Listing>;
  /** What lies at a path: a file, a folder, … */
  stat(collectionId: string, path: string, signal?: AbortSignal): Promise<ListedFile>;
  mkdir(collectionId: string, path: string, signal?: AbortSignal): Promise<void>;
}

/** Identities of Globus Auth (reference 1.6). Unknown ones are left out of the answer. */
export interface IdentitiesApi {
  byIds(ids: readonly string[], signal?: AbortSignal): Promise<Identity[]>;
  byUsernames(usernames: readonly string[], signal?: AbortSignal): Promise<Identity[]>;
  /**
   * What the identity itself has agreed to for this application: each a way of scopes, from the one that was asked for
   * to the one that it needs (reference 1.7).
   */
  consents(identityId: string, signal?: AbortSignal): Promise<string[][]>;
}

/** Globus Groups (reference 4.1). */
export interface GroupsApi {
  /** The groups the caller is an active member of. */
  myGroups(signal?: AbortSignal): Promise<Group[]>;
}

/** Globus Search, as far as flows touch it (reference 4.2). */
export interface SearchApi {
  /** The ids of the indexes on which the caller has a role. */
  ownIndexes(signal?: AbortSignal): Promise<string[]>;
  /** Who may write into an index, or administers it; told to its administrators only. */
  indexRoles(indexId: string, signal?: AbortSignal): Promise<IndexRole[]>;
  /** The indexes on which the caller has a role. */
  indexes(signal?: AbortSignal): Promise<SearchIndex[]>;
  createIndex(
    index: Pick<SearchIndex, 'display_name' | 'description'>,
    signal?: AbortSignal,
  ): Promise<SearchIndex>;
  /** Hands entries over (GIngest); the id of the task that adds them. */
  ingest(
    index: Pick<SearchIndex, 'id' | 'display_name'>,
    document: JsonObject,
    signal?: AbortSignal,
  ): Promise<string>;
  task(taskId: string, signal?: AbortSignal): Promise<SearchTask>;
  /** A page of what the caller may see of an index. */
  query(
    index: Pick<SearchIndex, 'id' | 'display_name'>,
    q: string,
    page: { limit: number; offset: number },
    signal?: AbortSignal,
  ): Promise<SearchResult>;
}

/** Globus Compute, as far as flows touch it (reference 4.3). */
export interface ComputeApi {
  getEndpoint(endpointId: string, signal?: AbortSignal): Promise<ComputeEndpoint>;
  getFunction(functionId: string, signal?: AbortSignal): Promise<ComputeFunction>;
  /** The endpoints that the caller may use, without how they are now. */
  endpoints(signal?: AbortSignal): Promise<Pick<ComputeEndpoint, 'id' | 'name'>[]>;
  registerFunction(create: FunctionCreate, signal?: AbortSignal): Promise<ComputeFunction>;
}
