import { join } from 'node:path';
import { type Clock, createClock } from '../clock.ts';
import type { Disk } from './disk.ts';
import type {
  AccessRule,
  ActionRecord,
  ClientRecord,
  ComputeTaskRecord,
  ConsentRecord,
  CredentialRecord,
  FlowRecord,
  FunctionRecord,
  GuestRecord,
  IndexRecord,
  PersonalRecord,
  ProjectRecord,
  RoleRecord,
  RunLine,
  RunRecord,
  SearchTaskRecord,
  SubjectRecord,
  TaskRecord,
  TokenRecord,
  WebInputRecord,
} from './records.ts';
import {
  hasMembers,
  type ListedTable,
  openFolderTable,
  openListedTable,
  openListTable,
  type Table,
} from './table.ts';

/** Everything that the sandbox remembers. The demo's people and collections are constants and not in here. */
export interface State {
  /** Where the collections' folders are. */
  readonly collectionsFolder: string;
  readonly tokens: Table<TokenRecord>;
  readonly consents: Table<ConsentRecord>;
  readonly projects: Table<ProjectRecord>;
  /** Service accounts, those of the demo too. */
  readonly clients: Table<ClientRecord>;
  readonly credentials: Table<CredentialRecord>;
  readonly access: Table<AccessRule>;
  readonly guests: Table<GuestRecord>;
  readonly roles: Table<RoleRecord>;
  /** What runs, tasks and actions go by. */
  readonly clock: Clock;
  /** Where the sandbox answers, once it does. */
  readonly address: { url: string | null };
  /** By collection. */
  readonly personal: Table<PersonalRecord>;
  readonly flows: Table<FlowRecord>;
  readonly runs: ListedTable<RunRecord, RunLine>;
  readonly webInputs: Table<WebInputRecord>;
  readonly tasks: Table<TaskRecord>;
  readonly actions: Table<ActionRecord>;
  readonly indexes: Table<IndexRecord>;
  /** Filed under a hash of index and subject. */
  readonly subjects: Table<SubjectRecord>;
  readonly searchTasks: Table<SearchTaskRecord>;
  readonly functions: Table<FunctionRecord>;
  readonly computeTasks: Table<ComputeTaskRecord>;
}

const isToken = (value: unknown): value is TokenRecord =>
  hasMembers(value, { kind: 'string', identity: 'string', scopes: 'array', expires: 'number' });
const isConsent = (value: unknown): value is ConsentRecord =>
  hasMembers(value, { identity: 'string', client: 'string', paths: 'array' });
const isProject = (value: unknown): value is ProjectRecord =>
  hasMembers(value, { id: 'string', display_name: 'string', admin_ids: 'array', admin_group_ids: 'array' });
const isClient = (value: unknown): value is ClientRecord =>
  hasMembers(value, { id: 'string', name: 'string', project: 'string' });
const isCredential = (value: unknown): value is CredentialRecord =>
  hasMembers(value, { id: 'string', client: 'string', hash: 'string' });
const isRule = (value: unknown): value is AccessRule =>
  hasMembers(value, { id: 'string', collection: 'string', path: 'string', permissions: 'string' });
const isGuest = (value: unknown): value is GuestRecord =>
  hasMembers(value, {
    id: 'string',
    display_name: 'string',
    slug: 'string',
    owner: 'string',
    host: 'object',
  });
const isRole = (value: unknown): value is RoleRecord =>
  hasMembers(value, { id: 'string', collection: 'string', principal: 'string', role: 'string' });
const isPersonal = (value: unknown): value is PersonalRecord =>
  hasMembers(value, { connected: 'boolean', paused: 'boolean' });
const isFlow = (value: unknown): value is FlowRecord =>
  hasMembers(value, { id: 'string', title: 'string', definition: 'object', flow_owner: 'string' });
const isRun = (value: unknown): value is RunRecord =>
  hasMembers(value, { run_id: 'string', flow_id: 'string', run: 'object', entries: 'array', now: 'number' });
const isWebInput = (value: unknown): value is WebInputRecord =>
  hasMembers(value, { id: 'string', run_id: 'string', options: 'array', respondent_urns: 'array' });
const runListing = {
  isOver: ({ run }: RunRecord) => run.status === 'SUCCEEDED' || run.status === 'FAILED',
  lineOf: ({ run, run_id, flow_id, flow_title, label, ...record }: RunRecord): RunLine => {
    const { run_owner, run_managers, run_monitors, start_time, completion_time } = record;
    const people = { run_owner, run_managers, run_monitors };
    return { run_id, flow_id, flow_title, label, status: run.status, start_time, completion_time, ...people };
  },
};
const isTask = (value: unknown): value is TaskRecord =>
  hasMembers(value, { task_id: 'string', status: 'string', items: 'array', counts: 'object' });
const isAction = (value: unknown): value is ActionRecord =>
  hasMembers(value, { action_id: 'string', provider: 'string', body: 'object', work: 'object' });
const isIndex = (value: unknown): value is IndexRecord =>
  hasMembers(value, { id: 'string', display_name: 'string', status: 'string', roles: 'array' });
const isSubject = (value: unknown): value is SubjectRecord =>
  hasMembers(value, { index: 'string', subject: 'string', entries: 'array' });
const isSearchTask = (value: unknown): value is SearchTaskRecord =>
  hasMembers(value, { task_id: 'string', index_id: 'string', state: 'string' });
const isFunction = (value: unknown): value is FunctionRecord =>
  hasMembers(value, {
    function_uuid: 'string',
    function_code: 'string',
    owner: 'string',
    metadata: 'object',
  });
const isComputeTask = (value: unknown): value is ComputeTaskRecord =>
  hasMembers(value, { task_id: 'string', function_id: 'string', payload: 'string', outcome: 'object' });

/**
 * Reads the state folder. Time in the sandbox passes `speed` times as fast as on the wall. Throws with a sentence that
 * names the file when one of them cannot be used.
 */
export async function openState(folder: string, disk: Disk, speed: number): Promise<State> {
  const runs = await openListedTable(disk, join(folder, 'runs'), isRun, runListing);
  const times = runs.lines().map(line => Date.parse(line.completion_time ?? line.start_time));
  const latest = times.reduce((time, one) => Math.max(time, one), 0);
  const state: State = {
    clock: createClock(speed, latest),
    collectionsFolder: join(folder, 'collections'),
    tokens: await openListTable(disk, join(folder, 'tokens.json'), isToken),
    consents: await openListTable(disk, join(folder, 'consents.json'), isConsent),
    projects: await openListTable(disk, join(folder, 'projects.json'), isProject),
    clients: await openListTable(disk, join(folder, 'clients.json'), isClient),
    credentials: await openListTable(disk, join(folder, 'credentials.json'), isCredential),
    access: await openListTable(disk, join(folder, 'access.json'), isRule),
    guests: await openListTable(disk, join(folder, 'guests.json'), isGuest),
    roles: await openListTable(disk, join(folder, 'roles.json'), isRole),
    address: { url: null },
    personal: await openListTable(disk, join(folder, 'personal.json'), isPersonal),
    flows: await openFolderTable(disk, join(folder, 'flows'), isFlow),
    runs,
    webInputs: await openFolderTable(disk, join(folder, 'web-inputs'), isWebInput),
    tasks: await openFolderTable(disk, join(folder, 'tasks'), isTask),
    actions: await openFolderTable(disk, join(folder, 'actions'), isAction),
    indexes: await openFolderTable(disk, join(folder, 'indexes'), isIndex),
    subjects: await openFolderTable(disk, join(folder, 'subjects'), isSubject),
    functions: await openFolderTable(disk, join(folder, 'functions'), isFunction),
    computeTasks: await openFolderTable(disk, join(folder, 'compute-tasks'), isComputeTask),
    searchTasks: await openFolderTable(disk, join(folder, 'search-tasks'), isSearchTask),
  };
  return state;
}
