import type { Collection, CollectionRole } from '../../demo.ts';
import type { Json, JsonObject } from '../../json.ts';

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
  | 'task_id'
  | 'submission_id'
  | 'owner_id'
  | 'type'
  | 'status'
  | 'label'
  | 'request_time'
  | 'completion_time'
  | 'source_endpoint_id'
  | 'destination_endpoint_id'
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
