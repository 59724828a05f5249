import type { Json, LogEntry } from './types.ts';

/** A log entry in the form of the service, whose milliseconds are padded to six digits [O 2023]. */
export function logEntry(
  now: number,
  code: string,
  details: Json,
  state?: { name: string; type: string },
): LogEntry {
  const description = state ? `State ${state.name} of type ${state.type} ${verb(code)}` : FLOW[code];
  return { time: isoTime(now), code, description: description ?? code, details };
}

// States that need nobody else all happen at the same millisecond.
let latest = { now: Number.NaN, text: '' };

/** `2023-04-25T18:54:30.683000+00:00` */
export function isoTime(now: number): string {
  if (now !== latest.now) latest = { now, text: new Date(now).toISOString().replace('Z', '000+00:00') };
  return latest.text;
}

const FLOW: Record<string, string> = {
  FlowStarted: 'The Flow Instance started execution',
  FlowSucceeded: 'The Flow Instance completed successfully',
  FlowCanceled: 'The Flow Instance was canceled by the user',
  // The recordings of 2020 have no text here; this one follows the others [I].
  FlowFailed: 'The Flow Instance failed',
};

function verb(code: string): string {
  return code.endsWith('Started') ? 'started' : code.endsWith('Completed') ? 'completed' : 'failed';
}
