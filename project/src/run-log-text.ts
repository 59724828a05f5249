import { type FlowRun, type LogEntry, type Problem, runOutcome } from '../../globus/src/index.ts';
import { causeWords } from '../../runtime/src/index.ts';

/** What is known of a run, to be read as a text. */
export interface RunLog {
  run: FlowRun;
  log: readonly LogEntry[];
  /** who looks at it */
  as: string;
  /** a passing obstacle: the text may be behind */
  problem?: Problem;
}

/** A run's log as a text to read: how it stands, then one line an entry with its details indented below. */
export function runLogText({ run, log, as, problem }: RunLog): string {
  const { title, cause } = runOutcome(run);
  const head = [
    `Run      ${run.label || run.run_id}`,
    `Flow     ${run.flow_title || run.flow_id}`,
    `Id       ${run.run_id}`,
    `Read as  ${as}`,
    `Started  ${timeOf(run.start_time)}`,
    ...(run.completion_time ? [`Ended    ${timeOf(run.completion_time)}`] : []),
    `Status   ${title}`,
    ...(cause ? [`Cause    ${causeWords(cause).replaceAll('\n', '\n         ')}`] : []),
    ...(problem ? [`Note     What follows may be behind: ${problem.message} It is tried again.`] : []),
  ];
  const widest = Math.max(0, ...log.map(({ code }) => code.length));
  const entries = log.flatMap(entry => [entryLine(entry, widest), ...detailLines(entry)]);
  return `${[...head, '', ...entries].join('\n')}\n`;
}

function entryLine({ time, code, description, details }: LogEntry, widest: number): string {
  const state = stateIn(details);
  const named = state !== '' && !description.includes(state) ? `[${state}] ` : '';
  return `${timeOf(time)}  ${code.padEnd(widest)}  ${named}${description}`.trimEnd();
}

function detailLines({ details }: LogEntry): string[] {
  const empty = details === null || (typeof details === 'object' && Object.keys(details).length === 0);
  return empty
    ? []
    : JSON.stringify(details, null, 2)
        .split('\n')
        .map(line => `    ${line}`);
}

function stateIn(details: LogEntry['details']): string {
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return '';
  return typeof details.state_name === 'string' ? details.state_name : '';
}

/** "2026-01-02T03:04:05.678901+00:00" → "2026-01-02 03:04:05.678" in UTC, as the service has it. */
function timeOf(time: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d{1,3})?/.exec(time);
  return match ? `${match[1]} ${match[2]}${(match[3] ?? '.').padEnd(4, '0')}` : time;
}
