import type { Flow } from '../flow.ts';
import type { JsonObject } from '../json.ts';
import { planRunPermission } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { type AccessFix, type Finding, fails, fine, notTold, unknown } from './check.ts';
import { answered, type Questions } from './questions.ts';

type NamedFlow = { id: string; title: string };

const STARTING_ROLES: Readonly<Record<string, string>> = {
  flow_owner: 'owns the flow',
  flow_administrator: 'administers the flow',
  flow_starter: 'is a flow starter',
};

/** May an identity start runs of a flow? */
export async function checkStarter(ask: Questions, actor: Actor, flow: NamedFlow): Promise<Finding> {
  const { name, globus } = actor;
  const own = globus && (await ask.flow.told(globus, flow.id));
  const roles = own && 'value' in own ? own.value.user_roles : [];
  const role = Object.keys(STARTING_ROLES).find(one => roles.includes(one));
  if (role) return fine(`${name} ${STARTING_ROLES[role]}.`);
  const seen = await ask.flow.told(ask.asker, flow.id);
  if ('value' in seen) {
    const told = own && ('value' in own || own.problem.kind === 'not-found');
    return told ? mayNot(actor, seen.value) : byLists(actor, seen.value);
  }
  if (own && 'value' in own) return mayNot(actor, undefined);
  const { kind, message, remedy } = seen.problem;
  return kind === 'not-found' || kind === 'invalid' ? fails(message, remedy) : notTold(seen.problem);
}

/** Nobody is signed in as this identity: the role lists decide, if who asks sees them. */
function byLists(actor: Actor, flow: Flow): Finding {
  const plan = planFor(actor, flow);
  if (plan.action === 'nothing') return fine(plan.reason);
  if (plan.action === 'refused' && plan.problem.kind === 'forbidden')
    return unknown('Only administrators of the flow see who may start it.', signInAs(actor));
  if ([...flow.flow_starters, ...flow.flow_administrators].some(one => one.includes(':groups:')))
    return unknown(
      `It depends on whether ${actor.name} is a member of a group that may start it.`,
      signInAs(actor),
    );
  return mayNot(actor, flow);
}

/** @param flow as an administrator sees it, so that the permission can be given from here */
function mayNot(actor: Actor, flow: Flow | undefined): Finding {
  const { id, urn, name } = actor;
  const plan = flow && planFor(actor, flow);
  const fix: AccessFix | undefined =
    flow && plan?.action === 'assign'
      ? { kind: 'flow-starter', flow: { id: flow.id, title: flow.title }, principal: { id, urn, name } }
      : undefined;
  const remedy =
    plan?.action === 'refused' && plan.problem.kind === 'limit'
      ? plan.problem.remedy
      : `Ask an administrator of the flow to make ${name} a flow starter.`;
  return fails(`${name} is no flow starter.`, remedy, fix);
}

function planFor({ urn, name }: Actor, flow: Flow) {
  return planRunPermission(flow, { kind: 'identity', urn, label: name });
}

function signInAs({ name }: Actor): string {
  return `Sign in as ${name} to find out.`;
}

/** Would the service accept the run? Its word on input, consent and sign-in. */
export async function checkAccepted(
  actor: Actor,
  flow: NamedFlow,
  body: JsonObject,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  const { globus, name } = actor;
  if (!globus) return unknown(`Only ${name} can ask whether the service accepts the run.`, signInAs(actor));
  const answer = await answered(() => globus.flows.validateRun(flow, { body }, signal));
  if ('value' in answer) return fine('The service would accept the run.');
  const { kind, message, remedy, requiredScopes } = answer.problem;
  if (kind === 'consent' && requiredScopes)
    return fails(`${name} has not yet agreed to what the flow does.`, 'Grant the consent.', {
      kind: 'consent',
      scopes: requiredScopes,
    });
  return kind === 'invalid' || kind === 'sign-in' || kind === 'forbidden'
    ? fails(message, remedy)
    : notTold(answer.problem);
}
