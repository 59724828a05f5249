import type { Json, JsonObject } from '../../json.ts';

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
