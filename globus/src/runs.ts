import type { Globus } from './api.ts';
import type { FlowReference } from './flow.ts';
import type { FlowRun, RunRequest } from './run.ts';

export interface StartOptions {
  /** ask the service first whether the run would be accepted */
  validate?: boolean;
  signal?: AbortSignal;
}

/**
 * Starts a run and gives its first document, which may already say that it failed. With `validate` a
 * run that would be refused is refused before anything is started.
 */
export async function startRun(
  globus: Globus,
  flow: FlowReference,
  request: RunRequest,
  options: StartOptions = {},
): Promise<FlowRun> {
  if (options.validate) await globus.flows.validateRun(flow, request, options.signal);
  return globus.flows.run(flow, request, options.signal);
}
