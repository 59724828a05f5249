import type { Globus } from './api.ts';
import type { Flow, FlowReference } from './flow.ts';
import type { Principal } from './principals.ts';
import type { Problem } from './problem.ts';

/** What assigning the permission to run a flow would do. */
export type RunPermissionPlan =
  | { action: 'nothing'; principal: Principal; reason: string }
  | { action: 'assign'; principal: Principal; before: string[]; after: string[] }
  | { action: 'refused'; principal: Principal; problem: Problem };

export interface RunPermissionResult {
  flow: Flow;
  plan: RunPermissionPlan;
}

/** Plans to make a principal a flow starter. `flow` must be read as one of its administrators. */
export function planRunPermission(_flow: Flow, _principal: Principal): RunPermissionPlan {
  throw new Error('under construction');
}

/**
 * Reads the flow, plans, assigns, and reads back that it holds. A refused plan is thrown as its
 * Problem; a plan with nothing to do succeeds.
 */
export async function applyRunPermission(
  _globus: Globus,
  _flow: FlowReference,
  _principal: Principal,
  _signal?: AbortSignal,
): Promise<RunPermissionResult> {
  throw new Error('under construction');
}
