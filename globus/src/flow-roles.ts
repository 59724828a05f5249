import type { Globus } from './api.ts';
import type { Flow, FlowReference } from './flow.ts';
import { nameOf } from './ids.ts';
import { allAuthenticatedUsers, type Principal } from './principals.ts';
import { fail } from './problem-words.ts';

/** The lists of a flow document that give somebody a role (reference 2.5). */
export type FlowRoleList =
  | 'flow_administrators'
  | 'flow_starters'
  | 'flow_viewers'
  | 'run_managers'
  | 'run_monitors';

/** Everybody, signed in or not: what `flow_viewers` has for it. */
export const everyViewer = 'public';

/** The most entries of a list of roles (reference 2.5). */
const MOST = 16;

/** What a list has for a principal; undefined where it takes nobody like that. */
export function entryFor(list: FlowRoleList, principal: Principal): string | undefined {
  if (principal.kind !== 'all_authenticated_users') return principal.urn;
  if (list === 'flow_starters') return allAuthenticatedUsers;
  return list === 'flow_viewers' ? everyViewer : undefined;
}

/** Gives somebody a role on a flow, and reads it back. Doing it again changes nothing. */
export async function giveFlowRole(
  globus: Globus,
  flow: FlowReference,
  list: FlowRoleList,
  principal: Principal,
  signal?: AbortSignal,
): Promise<Flow> {
  const entry = entryFor(list, principal);
  const operation = `give ${principal.label} a role on ${nameOf(flow)}`;
  if (entry === undefined)
    return fail({
      kind: 'invalid',
      operation,
      why: 'this role cannot be everybody’s',
      remedy: 'Name people, service accounts or groups.',
    });
  const present = await globus.flows.get(flow, signal);
  // Where everybody has it, so has whoever is named.
  if ([entry, allAuthenticatedUsers, everyViewer].some(one => present[list].includes(one))) return present;
  // The service takes either everybody or a list of names.
  const after = principal.kind === 'all_authenticated_users' ? [entry] : [...present[list], entry];
  if (after.length > MOST)
    return fail({
      kind: 'limit',
      operation,
      why: `a flow can have ${MOST} of them at most, and it has them`,
      remedy: 'Put people into a group and give the role to that group, or take it from somebody first.',
    });
  return changed(globus, present, list, after, operation, signal);
}

/** Takes a role on a flow from an entry of its list, and reads that back. */
export async function takeFlowRole(
  globus: Globus,
  flow: FlowReference,
  list: FlowRoleList,
  entry: string,
  signal?: AbortSignal,
): Promise<Flow> {
  const present = await globus.flows.get(flow, signal);
  if (!present[list].includes(entry)) return present;
  const after = present[list].filter(one => one !== entry);
  return changed(globus, present, list, after, `take a role on ${nameOf(flow)}`, signal);
}

async function changed(
  { flows }: Globus,
  flow: Flow,
  list: FlowRoleList,
  after: string[],
  operation: string,
  signal?: AbortSignal,
): Promise<Flow> {
  await flows.update(flow, { [list]: after }, signal);
  const verified = await flows.get(flow, signal);
  if (verified[list].length === after.length && after.every(one => verified[list].includes(one)))
    return verified;
  return fail({
    kind: 'conflict',
    operation,
    why: 'the roles are not as they were to be when read back; somebody may have changed the flow at the same moment',
    remedy: 'Try again.',
  });
}
