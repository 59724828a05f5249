import type { LogEntry, Run } from '../../../runtime/src/index.ts';
import type { Collection, CollectionRole } from '../demo.ts';
import type { Json, JsonObject } from '../json.ts';

/** What a token that was got with another one stands on: what somebody allowed an application. */
export interface TokenGrant {
  client: string;
  /** From the scope that was asked for down to the one with which the token was got. */
  path: string[];
}

/** An access or refresh token. The token itself is never kept: the record is filed under its SHA-256 hash. */
export interface TokenRecord {
  kind: 'access' | 'refresh';
  identity: string;
  client: string;
  resource_server: string;
  scopes: string[];
  /** Not there for a token that the application itself asked for. */
  grant?: TokenGrant;
  /** Seconds since 1970. */
  issued: number;
  expires: number;
}

/** What one identity allowed one client: each path goes from the scope that was asked for to the one it needs. */
export interface ConsentRecord {
  identity: string;
  client: string;
  /** Seconds since 1970. */
  created: number;
  paths: string[][];
}

export interface FlowRecord {
  id: string;
  title: string;
  subtitle: string;
  description: string;
  keywords: string[];
  definition: JsonObject;
  input_schema: JsonObject;
  flow_owner: string;
  flow_viewers: string[];
  flow_starters: string[];
  flow_administrators: string[];
  run_managers: string[];
  run_monitors: string[];
  subscription_id: string | null;
  authentication_policy_id: string | null;
  created_at: string;
  updated_at: string;
}

export interface RunRecord {
  run_id: string;
  flow_id: string;
  flow_title: string;
  flow_last_updated: string;
  definition: JsonObject;
  input_schema: JsonObject;
  label: string | null;
  tags: string[];
  run_owner: string;
  run_managers: string[];
  run_monitors: string[];
  start_time: string;
  completion_time: string | null;
  /** The application that started the run; null where consents go without saying (service accounts, flows). */
  client: string | null;
  /** The scopes from the one that was consented to down to that of the flow. */
  consent_root: string[];
  /** Tokens for custom RunAs roles, by role; hashes, as in the token table. */
  role_tokens: Record<string, string>;
  /** How many runs stand above this one: a flow may run flows. */
  depth: number;
  run: Run;
  entries: LogEntry[];
  /** Milliseconds since 1970 of the last event; time never goes back within a run. */
  now: number;
}

/** Of a run what lists of runs choose and order by. */
export interface RunLine
  extends Pick<
    RunRecord,
    | 'run_id'
    | 'flow_id'
    | 'flow_title'
    | 'label'
    | 'run_owner'
    | 'run_managers'
    | 'run_monitors'
    | 'start_time'
    | 'completion_time'
  > {
  status: Run['status'];
}

/** What a person can choose; they see the label, the flow gets the value. */
export interface WebInputOption {
  option_id: string;
  value: Json;
  label: string;
  description: string | null;
}

/** A question that a run asks people. */
export interface WebInputRecord {
  id: string;
  /** The same when a run asks again after a restart. */
  request_id: string;
  run_id: string;
  flow_id: string;
  creator_urn: string;
  title: string;
  /** As the service shows it. */
  context: JsonObject;
  options: WebInputOption[];
  viewer_urns: string[];
  respondent_urns: string[];
  created_timestamp: string;
  edited_timestamp: string;
  closed_timestamp: string | null;
  /** Null as long as it is open. */
  outcome: { kind: 'answered'; response: Json } | { kind: 'expired' } | null;
}

export interface TaskItem {
  source_path: string;
  destination_path: string;
  recursive: boolean | null;
  external_checksum: string | null;
  checksum_algorithm: string | null;
}

export interface TaskRecord {
  task_id: string;
  submission_id: string;
  type: 'TRANSFER' | 'DELETE';
  status: 'ACTIVE' | 'SUCCEEDED' | 'FAILED';
  owner_id: string;
  label: string | null;
  source_endpoint_id: string;
  /** Null for a DELETE task. */
  destination_endpoint_id: string | null;
  /** For a DELETE task the paths are in `source_path`. */
  items: TaskItem[];
  /** The request's options, as far as the sandbox heeds or echoes them. */
  options: JsonObject;
  request_time: number;
  completion_time: number | null;
  deadline: string;
  counts: TaskCounts;
  fatal_error: { code: string; description: string } | null;
  events: { time: number; code: string; is_error: boolean; description: string; details: Json }[];
  canceled: boolean;
  /** What it copied, and what it left out for an error; filed when it is over. */
  outcome?: { transferred: TransferredFile[]; skipped: SkippedFile[] };
  /** Why it does not go on now, as `nice_status` names it. */
  waits?: string;
}

/** Of a task what lists of tasks choose and order by. */
export type TaskLine = Pick<
  TaskRecord,
  'task_id' | 'submission_id' | 'owner_id' | 'request_time' | 'source_endpoint_id' | 'destination_endpoint_id'
>;

export interface TransferredFile {
  source_path: string;
  destination_path: string;
}

export interface SkippedFile extends TransferredFile {
  error_code: string;
  error_details: string;
  error_time: number;
}

export interface TaskCounts {
  files: number;
  directories: number;
  symlinks: number;
  files_skipped: number;
  files_transferred: number;
  bytes_transferred: number;
  bytes_checksummed: number;
  faults: number;
  skipped_errors: number;
}

export interface AccessRule {
  id: string;
  collection: string;
  principal_type: 'identity' | 'group' | 'all_authenticated_users' | 'anonymous';
  /** Empty for the last two types. */
  principal: string;
  /** Begins and ends with a slash. */
  path: string;
  permissions: 'r' | 'rw';
  create_time: string;
  expiration_date: string | null;
}

export interface IndexRole {
  id: string;
  /** An URN. */
  principal: string;
  role_name: 'owner' | 'admin' | 'writer';
  created: number;
}

/** A search index. */
export interface IndexRecord {
  id: string;
  display_name: string;
  description: string;
  status: 'open' | 'delete-pending';
  is_trial: boolean;
  created: number;
  roles: IndexRole[];
}

export interface EntryRecord {
  entry_id: string | null;
  content: JsonObject;
  /** `public`, `all_authenticated_users`, and URNs. */
  visible_to: string[];
  principal_sets: Record<string, string[]>;
}

/** What an index knows of a subject. */
export interface SubjectRecord {
  index: string;
  subject: string;
  entries: EntryRecord[];
}

export interface IngestedEntry {
  subject: string;
  entry: EntryRecord;
}

/** What a task does to an index. */
export type SearchWork =
  | { kind: 'ingest'; entries: IngestedEntry[] }
  | { kind: 'delete-subjects'; subjects: string[] }
  | { kind: 'delete-entry'; subject: string; entry_id: string | null }
  | { kind: 'delete-query'; query: JsonObject };

export interface SearchTaskRecord {
  task_id: string;
  index_id: string;
  task_type: string;
  creator: string;
  state: 'PENDING' | 'SUCCESS' | 'FAILED';
  created: number;
  completed: number | null;
  message: string | null;
  /** Null when it is done. */
  work: SearchWork | null;
}

export type SearchTaskLine = Pick<SearchTaskRecord, 'task_id' | 'index_id' | 'created'>;

/** A project of developers, in which applications are registered. */
export interface ProjectRecord {
  id: string;
  display_name: string;
  contact_email: string;
  /** Identities; they and the members of the groups administer it. */
  admin_ids: string[];
  admin_group_ids: string[];
}

/** A service account of a project. */
export interface ClientRecord {
  id: string;
  name: string;
  project: string;
  visibility: 'private' | 'public';
}

/** A secret of a service account; the secret itself is never kept. */
export interface CredentialRecord {
  id: string;
  name: string;
  client: string;
  created: string;
  /** SHA-256 */
  hash: string;
}

/** A guest collection that was made since the first start; its files are in the folder of its host. */
export type GuestRecord = Collection;

/** A role on a collection that was given beside those of the demo. */
export interface RoleRecord {
  id: string;
  collection: string;
  /** An URN. */
  principal: string;
  role: CollectionRole;
}

/** How a collection on a personal computer is; one without a record is connected, and not paused. */
export interface PersonalRecord {
  connected: boolean;
  paused: boolean;
}

/** A registered function. */
export interface FunctionRecord {
  function_uuid: string;
  function_name: string;
  description: string | null;
  /** As the Compute SDK writes functions. */
  function_code: string;
  metadata: { python_version: string | null; sdk_version: string | null; serde_identifier: string | null };
  owner: string;
  /** Whose members may call it, too. */
  group: string | null;
  public: boolean;
}

export interface ComputeTaskRecord {
  task_id: string;
  task_group_id: string;
  function_id: string;
  endpoint_id: string;
  owner: string;
  /** The arguments, as the Compute SDK writes them. */
  payload: string;
  created: number;
  started: number | null;
  completed: number | null;
  /** Null until it is done. */
  outcome: { status: 'success'; result: Json } | { status: 'failed'; exception: string } | null;
}

export type ComputeTaskLine = Pick<ComputeTaskRecord, 'task_id' | 'task_group_id' | 'owner'>;

/** An action of a provider of somebody's own: where it is, and its status document as of late. */
export interface CustomWork {
  kind: 'custom';
  url: string;
  scope: string;
  document: JsonObject;
}

/** An action that waits until somebody follows the link of an option. */
export interface OptionWork {
  kind: 'option';
  options: {
    name: string;
    url_suffix: string;
    description: string;
    completed_message: string;
    selectable_by: string[];
  }[];
  landing: { url_suffix: string; title: string; selectable_by: string[] } | null;
}

/** What an action that is not finished waits for. */
export type Work =
  | { kind: 'task'; task_id: string }
  | { kind: 'search-task'; task_id: string }
  | { kind: 'compute'; task_ids: string[] }
  | { kind: 'run'; run_id: string }
  | CustomWork
  | OptionWork
  | { kind: 'timer'; until: number; details: Json }
  /** Somebody has to consent; then the request is tried again. */
  | { kind: 'consent'; details: Json }
  | { kind: 'done'; status: 'SUCCEEDED' | 'FAILED'; details: Json };

export interface ActionRecord {
  action_id: string;
  provider: string;
  /** Null when it was asked for over HTTP by a token. */
  run_id: string | null;
  request_id: string;
  creator: string;
  /** As in RunRecord. */
  client: string | null;
  consent_root: string[];
  body: JsonObject;
  label: string | null;
  monitor_by: string[];
  manage_by: string[];
  start_time: number;
  completion_time: number | null;
  work: Work;
}
