import type { LogEntry, Run } from '../../../../runtime/src/index.ts';
import type { Json, JsonObject } from '../../json.ts';

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
