import { fieldsOf, type Json, type JsonObject, jsonOf, textOf, textOrNull, textsOf } from './json.ts';

export type RunStatus = 'ACTIVE' | 'INACTIVE' | 'SUCCEEDED' | 'FAILED';

/** A run document (reference 2.11), with the service's own field names. */
export interface FlowRun {
  run_id: string;
  flow_id: string;
  flow_title: string;
  label: string;
  tags: string[];
  status: RunStatus;
  display_status: string;
  /** differs by status; see `runOutcome` for the readable form */
  details: Json;
  start_time: string;
  /** null while it runs */
  completion_time: string | null;
  run_owner: string;
  user_roles: string[];
  run_managers: string[];
  run_monitors: string[];
  /** set while the run waits for somebody's answer */
  blocking_web_input_id: string | null;
}

/** What starting a run takes (reference 2.10). */
export interface RunRequest {
  /** the input, checked against the flow's input schema */
  body: JsonObject;
  /** at most 64 characters; longer ones are cut */
  label?: string;
  tags?: string[];
  run_managers?: string[];
  run_monitors?: string[];
  /** when the owner of the run gets a mail; where it is left out: when the run waits for somebody */
  activity_notification_policy?: { status: NotifiedStatus[] };
}

/** What a run can send mail about (reference 2.10). */
export type NotifiedStatus = Exclude<RunStatus, 'ACTIVE'>;

/** One entry of a run's log (reference 2.12). */
export interface LogEntry {
  /** ISO 8601 with microseconds */
  time: string;
  code: string;
  description: string;
  details: Json;
}

/** One page of a run's log, oldest entries first. */
export interface LogPage {
  entries: LogEntry[];
  /** of the next page; null on the last one */
  marker: string | null;
}

/** True once the service says that the run is over. */
export function isOver(run: Pick<FlowRun, 'status'>): boolean {
  return run.status === 'SUCCEEDED' || run.status === 'FAILED';
}

/** The run in a service's answer; undefined when the answer is not a run. */
export function parseRun(value: unknown): FlowRun | undefined {
  const run = fieldsOf(value);
  const id = textOf(run.run_id) ?? textOf(run.action_id);
  const status = statusOf(run.status);
  if (!id || !status) return undefined;
  return {
    run_id: id,
    flow_id: textOf(run.flow_id) ?? '',
    flow_title: textOf(run.flow_title) ?? '',
    label: textOf(run.label) ?? '',
    tags: textsOf(run.tags),
    status,
    display_status: textOf(run.display_status) ?? status,
    details: jsonOf(run.details),
    start_time: textOf(run.start_time) ?? '',
    completion_time: textOrNull(run.completion_time),
    run_owner: textOf(run.run_owner) ?? textOf(run.created_by) ?? '',
    user_roles: textsOf(run.user_roles),
    run_managers: textsOf(run.run_managers),
    run_monitors: textsOf(run.run_monitors),
    blocking_web_input_id: textOrNull(run.blocking_web_input_id),
  };
}

export function parseLogEntry(value: unknown): LogEntry {
  const entry = fieldsOf(value);
  return {
    time: textOf(entry.time) ?? '',
    code: textOf(entry.code) ?? '',
    description: textOf(entry.description) ?? '',
    details: jsonOf(entry.details),
  };
}

function statusOf(value: unknown): RunStatus | undefined {
  switch (value) {
    case 'ACTIVE':
    case 'INACTIVE':
    case 'SUCCEEDED':
    case 'FAILED':
      return value;
    case 'ENDED': // the former word for a run that was cancelled
      return 'FAILED';
    default:
      return undefined;
  }
}
