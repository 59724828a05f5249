import type { Globus } from './api.ts';
import type { Flow, FlowReference } from './flow.ts';
import { nameOf } from './ids.ts';
import { allAuthenticatedUsers, type Principal } from './principals.ts';
import { GlobusError, type Problem } from './problem.ts';
import { fail, problem } from './problem-words.ts';

/** What assigning the permission to run a flow would do. */
export type RunPermissionPlan =
  | { action: 'nothing'; principal: Principal; reason: string }
  | { action: 'assign'; principal: Principal; before: string[]; after: string[] }
  | { action: 'refused'; principal: Principal; problem: Problem };

export interface RunPermissionResult {
  flow: Flow;
  plan: RunPermissionPlan;
}

/** The most entries of a role list (reference 2.5). */
const mostStarters = 16;

/** Roles whose holders see the role lists; to others the lists look empty (reference 2.6). */
const seesLists = ['flow_owner', 'flow_administrator'];

/** Plans to make a principal a flow starter. `flow` must be as one of its administrators reads it. */
export function planRunPermission(flow: Flow, principal: Principal): RunPermissionPlan {
  const nothing = (reason: string): RunPermissionPlan => ({ action: 'nothing', principal, reason });
  const { flow_starters: before } = flow;
  if (flow.flow_owner === principal.urn) return nothing(`${principal.label} owns the flow.`);
  if (flow.flow_administrators.includes(principal.urn)) {
    return nothing(`${principal.label} administers the flow.`);
  }
  if (before.includes(principal.urn)) return nothing(`${principal.label} may run the flow already.`);
  if (before.includes(allAuthenticatedUsers)) return nothing('Everybody may run the flow already.');
  if (!flow.user_roles.some(role => seesLists.includes(role)))
    return refused(principal, notAdministrator(flow));
  // The service takes either everybody or a list of names.
  const after = principal.kind === 'all_authenticated_users' ? [principal.urn] : [...before, principal.urn];
  if (after.length > mostStarters) return refused(principal, tooMany(flow));
  return { action: 'assign', principal, before, after };
}

/**
 * Reads the flow, plans, assigns, and reads back that it holds. A refused plan is thrown as its
 * Problem; a plan with nothing to do succeeds.
 */
export async function applyRunPermission(
  globus: Globus,
  flow: FlowReference,
  principal: Principal,
  signal?: AbortSignal,
): Promise<RunPermissionResult> {
  const present = await globus.flows.get(flow, signal);
  const plan = planRunPermission(present, principal);
  if (plan.action === 'refused') throw new GlobusError(plan.problem);
  if (plan.action === 'nothing') return { flow: present, plan };
  await globus.flows.update(present, { flow_starters: plan.after }, signal);
  const verified = await globus.flows.get(present, signal);
  if (!verified.flow_starters.includes(principal.urn)) {
    fail({
      kind: 'conflict',
      operation: operationFor(present),
      why: `the permission of ${principal.label} is not there when read back; somebody may have changed the flow at the same moment`,
      remedy: 'Try again.',
    });
  }
  return { flow: verified, plan };
}

function refused(principal: Principal, found: Problem): RunPermissionPlan {
  return { action: 'refused', principal, problem: found };
}

function operationFor(flow: Flow): string {
  return `change who may run ${nameOf(flow)}`;
}

function notAdministrator(flow: Flow): Problem {
  return problem({
    kind: 'forbidden',
    operation: operationFor(flow),
    why: 'only its administrators may, and you are not one of them',
    remedy: 'Ask the owner of the flow to make you an administrator, or to assign the permission.',
  });
}

function tooMany(flow: Flow): Problem {
  return problem({
    kind: 'limit',
    operation: operationFor(flow),
    why: `a flow can have ${mostStarters} starters at most, and it has them`,
    remedy:
      'Put people into a group and make that group a starter, or remove a starter who is no longer needed.',
  });
}
