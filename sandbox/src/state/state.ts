import { join } from 'node:path';
import { createClock } from '../clock.ts';
import type { Disk } from './disk.ts';
import { checkFor, type Members } from './files.ts';
import { type Listing, openHistory } from './history.ts';
import { computeTaskListing, runListing, searchTaskListing, taskListing } from './listings.ts';
import type { ActionRecord } from './records/actions.ts';
import type {
  ClientRecord,
  ConsentRecord,
  CredentialRecord,
  ProjectRecord,
  TokenRecord,
} from './records/auth.ts';
import type { ComputeTaskLine, ComputeTaskRecord, FunctionRecord } from './records/compute.ts';
import type { FlowRecord, RunLine, RunRecord, WebInputRecord } from './records/flows.ts';
import type { IndexRecord, SearchTaskLine, SearchTaskRecord, SubjectRecord } from './records/search.ts';
import type {
  AccessRule,
  GuestRecord,
  PersonalRecord,
  RoleRecord,
  TaskLine,
  TaskRecord,
} from './records/transfer.ts';
import { openFolderTable, openListTable } from './table.ts';

/** Everything that the sandbox remembers. The demo's people and collections are constants and not in here. */
export type State = Readonly<ReturnType<typeof openState>>;

/**
 * Reads the state folder. Time in the sandbox passes `speed` times as fast as on the wall. Throws with a sentence that
 * names the file when one of them cannot be used.
 */
export function openState(folder: string, disk: Disk, speed: number) {
  const inOneFile = <T>(name: string, members: Members<T>) =>
    openListTable(disk, join(folder, `${name}.json`), checkFor(members));
  const inFolder = <T>(name: string, members: Members<T>) =>
    openFolderTable(disk, join(folder, name), checkFor(members));
  const history = <T, Line>(name: string, members: Members<T>, listing: Listing<T, Line>) =>
    openHistory(disk, join(folder, name), checkFor(members), listing);

  const state = {
    /** Where the collections' folders are. */
    collectionsFolder: join(folder, 'collections'),
    /** Where the sandbox answers, once it does. */
    address: { url: null } as { url: string | null },
    tokens: inOneFile<TokenRecord>('tokens', {
      kind: 'string',
      identity: 'string',
      scopes: 'array',
      expires: 'number',
    }),
    consents: inOneFile<ConsentRecord>('consents', { identity: 'string', client: 'string', paths: 'array' }),
    projects: inOneFile<ProjectRecord>('projects', {
      id: 'string',
      display_name: 'string',
      admin_ids: 'array',
      admin_group_ids: 'array',
    }),
    /** Service accounts, those of the demo too. */
    clients: inOneFile<ClientRecord>('clients', { id: 'string', name: 'string', project: 'string' }),
    credentials: inOneFile<CredentialRecord>('credentials', {
      id: 'string',
      client: 'string',
      hash: 'string',
    }),
    access: inOneFile<AccessRule>('access', {
      id: 'string',
      collection: 'string',
      path: 'string',
      permissions: 'string',
    }),
    guests: inOneFile<GuestRecord>('guests', {
      id: 'string',
      display_name: 'string',
      slug: 'string',
      owner: 'string',
      host: 'object',
    }),
    roles: inOneFile<RoleRecord>('roles', {
      id: 'string',
      collection: 'string',
      principal: 'string',
      role: 'string',
    }),
    /** By collection. */
    personal: inOneFile<PersonalRecord>('personal', { connected: 'boolean', paused: 'boolean' }),
    flows: inFolder<FlowRecord>('flows', {
      id: 'string',
      title: 'string',
      definition: 'object',
      flow_owner: 'string',
    }),
    webInputs: inFolder<WebInputRecord>('web-inputs', {
      id: 'string',
      run_id: 'string',
      options: 'array',
      respondent_urns: 'array',
    }),
    actions: inFolder<ActionRecord>('actions', {
      action_id: 'string',
      provider: 'string',
      body: 'object',
      work: 'object',
    }),
    indexes: inFolder<IndexRecord>('indexes', {
      id: 'string',
      display_name: 'string',
      status: 'string',
      roles: 'array',
    }),
    /** Filed under a hash of index and subject. */
    subjects: inFolder<SubjectRecord>('subjects', { index: 'string', subject: 'string', entries: 'array' }),
    functions: inFolder<FunctionRecord>('functions', {
      function_uuid: 'string',
      function_code: 'string',
      owner: 'string',
      metadata: 'object',
    }),
    runs: history<RunRecord, RunLine>(
      'runs',
      { run_id: 'string', flow_id: 'string', run: 'object', entries: 'array', now: 'number' },
      runListing,
    ),
    tasks: history<TaskRecord, TaskLine>(
      'tasks',
      { task_id: 'string', status: 'string', items: 'array', counts: 'object' },
      taskListing,
    ),
    searchTasks: history<SearchTaskRecord, SearchTaskLine>(
      'search-tasks',
      { task_id: 'string', index_id: 'string', state: 'string' },
      searchTaskListing,
    ),
    computeTasks: history<ComputeTaskRecord, ComputeTaskLine>(
      'compute-tasks',
      { task_id: 'string', function_id: 'string', payload: 'string', outcome: 'object' },
      computeTaskListing,
    ),
  };
  const times = state.runs.lines().map(line => Date.parse(line.completion_time ?? line.start_time));
  const latest = times.reduce((time, one) => Math.max(time, one), 0);
  /** What runs, tasks and actions go by. */
  const clock = createClock(speed, latest);
  return { ...state, clock };
}
