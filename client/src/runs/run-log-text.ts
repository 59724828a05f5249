import type { FlowRun, LogEntry } from '../../../globus/src/index.ts';

/** A run's log as a text to read: one line an entry, its details indented below. */
export function runLogText(run: FlowRun, log: readonly LogEntry[]): string {
  const head = [
    `Run    ${run.label || run.run_id}`,
    `Flow   ${run.flow_title} (${run.flow_id})`,
    `Status ${run.status}, started ${run.start_time}${run.completion_time ? `, ended ${run.completion_time}` : ''}`,
  ];
  const entries = log.map(({ time, code, description, details }) => {
    const hasDetails = typeof details === 'object' && details !== null && Object.keys(details).length > 0;
    const body = hasDetails ? `\n${JSON.stringify(details, null, 2).replace(/^/gm, '    ')}` : '';
    return `${time.slice(11, 23)}  ${code.padEnd(24)} ${description}${body}`;
  });
  return `${[...head, '', ...entries].join('\n')}\n`;
}
