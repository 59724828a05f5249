import type { Globus } from './api.ts';
import type { FlowReference } from './flow.ts';
import type { FlowRun, RunRequest } from './run.ts';

export interface StartOptions {
  /** ask the service first whether the run would be accepted */
  validate?: boolean;
  signal?: AbortSignal;
}

/** Starts a run. */
export async function startRun(
  _globus: Globus,
  _flow: FlowReference,
  _request: RunRequest,
  _options?: StartOptions,
): Promise<FlowRun> {
  throw new Error('under construction');
}
