import type { JsonObject } from '../../json.ts';

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
