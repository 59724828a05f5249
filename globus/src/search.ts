import type { JsonObject } from './json.ts';

/** A role on a search index (reference 4.2). */
export interface IndexRole {
  /** an URN */
  principal: string;
  /** owner, admin, writer */
  role_name: string;
}

/** A search index (reference 4.2), with the service's own field names. */
export interface SearchIndex {
  id: string;
  display_name: string;
  description: string;
  /** "open", "delete-pending", … */
  status: string;
  /** a trial is deleted after 30 days */
  is_trial: boolean;
  num_subjects: number;
  /** what the caller is there: owner, admin, writer */
  permissions: string[];
}

/** What became of an ingest that was taken on. */
export interface SearchTask {
  task_id: string;
  /** PENDING, PROGRESS, SUCCESS, FAILED */
  state: string;
  /** why, where it failed */
  message: string;
}

/** What a query has found, as the service says it. */
export interface SearchResult {
  total: number;
  offset: number;
  subjects: { subject: string; entries: { entry_id: string | null; content: JsonObject }[] }[];
}
