import type { Globus } from '../api.ts';
import type { Flow } from '../flow.ts';
import { applyRunPermission, planRunPermission } from '../permissions.ts';
import type { Principal } from '../principals.ts';
import { GlobusError } from '../problem.ts';
import { ensureAccessRule } from '../sharing/access-rule.ts';
import { ensureRole } from '../sharing/role.ts';
import type { AccessCheck, AccessFix, Grantee } from './check.ts';

type RuleFix = Extract<AccessFix, { kind: 'access-rule' }>;

/** What would mend all that can be mended from here, each once: a rule that another one includes is left out. */
export function fixesOf(checks: readonly AccessCheck[]): AccessFix[] {
  const fixes = checks.flatMap(({ fix }) => fix ?? []);
  const rules = fixes.filter(fix => fix.kind === 'access-rule');
  const unique = new Map(fixes.map(fix => [JSON.stringify(fix), fix]));
  return [...unique.values()].filter(
    fix => fix.kind !== 'access-rule' || !rules.some(other => other !== fix && includes(other, fix)),
  );
}

/**
 * Makes somebody a flow starter, by name even where a group of theirs might be one, and gives what else the checks found
 * missing: one plan. Throws why the role cannot be given.
 * @param flow as one of its administrators reads it
 */
export function runPermissionFixes(
  flow: Flow,
  { id, urn, name }: Grantee,
  checks: readonly AccessCheck[],
): AccessFix[] {
  const plan = planRunPermission(flow, principalOf({ id, urn, name }));
  if (plan.action === 'refused') throw new GlobusError(plan.problem);
  const isRole = (fix: AccessFix) => fix.kind === 'flow-starter' && fix.flow.id === flow.id;
  const others = fixesOf(checks).filter(fix => !isRole(fix));
  if (plan.action === 'nothing') return others;
  const { title } = flow;
  return [{ kind: 'flow-starter', flow: { id: flow.id, title }, principal: { id, urn, name } }, ...others];
}

/** Does a rule permit all that another one does, and more? */
function includes(wide: RuleFix, narrow: RuleFix): boolean {
  const sameGrant = wide.collection.id === narrow.collection.id && wide.principal.id === narrow.principal.id;
  const enough = wide.permissions === 'rw' || narrow.permissions === 'r';
  const differs = wide.path !== narrow.path || wide.permissions !== narrow.permissions;
  return sameGrant && enough && differs && narrow.path.startsWith(wide.path);
}

/**
 * Gives access, and reads back that it holds; the flow as it is then, where it was the flow that changed. Doing it again
 * changes nothing. A consent is given in a browser instead.
 */
export async function applyFix(
  globus: Globus,
  fix: Exclude<AccessFix, { kind: 'consent' }>,
  signal?: AbortSignal,
): Promise<Flow | undefined> {
  if (fix.kind === 'access-rule') {
    await applyRule(globus, fix, signal);
    return undefined;
  }
  if (fix.kind === 'access-manager') {
    await applyRole(globus, fix, signal);
    return undefined;
  }
  return (await applyRunPermission(globus, fix.flow, principalOf(fix.principal), signal)).flow;
}

function principalOf({ urn, name }: Grantee): Principal {
  return { kind: 'identity', urn, label: name };
}

async function applyRole(
  globus: Globus,
  { collection, principal }: Extract<AccessFix, { kind: 'access-manager' }>,
  signal?: AbortSignal,
): Promise<void> {
  const present = await globus.transfer.getCollection(collection.id, signal);
  const role = { principal_type: 'identity' as const, principal: principal.id, role: 'access_manager' };
  await ensureRole(globus, present, role, principal.name, signal);
}

async function applyRule(globus: Globus, fix: RuleFix, signal?: AbortSignal): Promise<void> {
  const { collection, principal, path, permissions } = fix;
  const rule = { principal_type: 'identity' as const, principal: principal.id, path, permissions };
  const shared = { id: collection.id, display_name: collection.name };
  await ensureAccessRule(globus, shared, rule, principal.name, signal);
}
