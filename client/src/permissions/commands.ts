import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  applyRunPermission,
  type Flow,
  GlobusError,
  type Principal,
  planRunPermission,
  type RunPermissionPlan,
  type RunPermissionResult,
  resolvePrincipal,
  type Session,
} from '../../../globus/src/index.ts';
import { chooseAuthor } from '../accounts/choose-actor.ts';
import { typeInput } from '../preflight/commands.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { chooseInput, type RunInput } from '../runs/input.ts';
import { lastInputs } from '../runs/last-inputs.ts';
import { type DeployedTarget, deployedTarget, notDeployed, targetFor } from '../target.ts';
import { choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { assignForInput } from './assign-for-input.ts';
import { assignmentWords } from './plan-words.ts';
import { rememberFlow } from './remember-flow.ts';

/**
 * Asks whom to let run the flow and with what input, shows what that takes, and gives it: with no input, and to more than
 * one, the flow starter role alone.
 * @param whom an URN, where it is known already who it is about
 */
export async function assignRunPermissionCommand(
  workbench: Workbench,
  argument: unknown,
  whom?: unknown,
): Promise<void> {
  const { accounts, environments, language, problems } = workbench;
  const environment = await environments.current();
  const { title, flowId, definition } = await targetFor(argument, language, environment.id);
  if (flowId === undefined) throw notDeployed(title, environment.label);
  const target = { title, flowId, definition };
  const session = await chooseAuthor(workbench, environment, {
    flow: target,
    title: l10n.t('Assign Run Permission'),
    purpose: l10n.t('assign the permission'),
  });
  const go = async (): Promise<void> => {
    const principal =
      typeof whom === 'string'
        ? await resolvePrincipal(accounts.globus(session), whom)
        : await choosePrincipal(accounts, session, {
            title: l10n.t('Who may run {title}?', { title: quoted(title) }),
            placeHolder: l10n.t(
              'A service account, a person, a group or everybody; type a username to find somebody else',
            ),
            everybody: true,
          });
    const { plan, flow } = await planned(workbench, session, target, principal);
    const input = principal.kind === 'identity' ? await inputFor(target) : 'none';
    if (typeof input === 'object') {
      const again = () => assignRunPermissionCommand(workbench, argument, principal.urn);
      return assignForInput(workbench, { flow, target, asker: session, principal, input, again });
    }
    if (input === 'type') {
      await typeInput(workbench, target, session);
      const { label } = principal;
      return problems.tell(
        l10n.t(
          'Nothing is changed yet. Once the input is typed, Check Access… above it plans all that {label} needs, the flow starter role, too.',
          { label },
        ),
      );
    }
    if (!(await agreed(workbench, session, plan, flow.title))) return;
    tellResult(workbench, target, await assign(workbench, session, target, principal));
  };
  try {
    await go();
  } catch (error) {
    problems.show(error, { session, definition, retry: go });
  }
}

/**
 * Makes somebody a flow starter without asking.
 * @param principal a username, a uuid, an URN, a group's name, or all_authenticated_users
 */
export async function assignRunPermission(
  workbench: Workbench,
  definition: vscode.Uri,
  session: Session,
  principal: string,
): Promise<RunPermissionResult> {
  const target = await deployedTarget(definition, session.environment);
  const who = await resolvePrincipal(workbench.accounts.globus(session), principal);
  return assign(workbench, session, target, who);
}

async function assign(
  workbench: Workbench,
  session: Session,
  { flowId, title }: DeployedTarget,
  principal: Principal,
): Promise<RunPermissionResult> {
  const result = await withProgress(
    l10n.t('Letting {label} run {title}…', { label: principal.label, title: quoted(title) }),
    signal =>
      applyRunPermission(workbench.accounts.globus(session), { id: flowId, title }, principal, signal),
  );
  await rememberFlow(workbench, session, result.flow, {
    role: 'starters',
    holders: result.flow.flow_starters,
  });
  return result;
}

/** A plan that is not refused. */
type PossiblePlan = Exclude<RunPermissionPlan, { action: 'refused' }>;

/** What the role takes, before anything is asked in vain. */
async function planned(
  { accounts }: Workbench,
  session: Session,
  { flowId, title }: DeployedTarget,
  principal: Principal,
): Promise<{ plan: PossiblePlan; flow: Flow }> {
  const flow = await withProgress(l10n.t('Reading {title}…', { title: quoted(title) }), signal =>
    accounts.globus(session).flows.get({ id: flowId, title }, signal),
  );
  const plan = planRunPermission(flow, principal);
  if (plan.action === 'refused') throw new GlobusError(plan.problem);
  return { plan, flow };
}

/** The input that tells what else a run needs. */
function inputFor(target: DeployedTarget): Promise<RunInput | 'type' | 'none'> {
  const title = l10n.t('What would {title} be run with?', { title: quoted(target.title) });
  return chooseInput(target, lastInputs.get(target.flowId), title, [
    {
      label: l10n.t('$(circle-slash) No input: the flow starter role only'),
      detail: l10n.t('Collections, and whose roles a run needs there, are known from its input only.'),
      value: 'none',
    },
  ]);
}

/** Shows what will change. True when there is something to do and it is agreed to. */
async function agreed(
  { problems }: Workbench,
  session: Session,
  plan: PossiblePlan,
  title: string,
): Promise<boolean> {
  if (plan.action === 'nothing') {
    problems.tell(`${plan.reason} ${stillOpen()}`);
    return false;
  }
  // In the sandbox only letting everybody in is worth a question.
  if (session.environment.id === 'sandbox' && plan.principal.kind !== 'all_authenticated_users') return true;
  const { sentence, detail } = assignmentWords(plan, title);
  return choose([{ label: `$(person-add) Assign: ${sentence}`, detail, value: true }], {
    title: l10n.t('Assign Run Permission'),
    placeHolder: l10n.t('Press Enter to assign, Escape to leave everything as it is'),
  });
}

function tellResult(
  { problems }: Workbench,
  { definition, flowId, title }: DeployedTarget,
  { plan, flow }: RunPermissionResult,
): void {
  const argument = definition ?? { flow: { id: flowId, title } };
  const command = (title: string, id: string) => ({
    title,
    apply: async () => void (await vscode.commands.executeCommand(id, argument)),
  });
  const can = plan.action === 'nothing' ? l10n.t('could run') : l10n.t('can now run');
  problems.tell(
    `${plan.principal.label} ${can} ${quoted(flow.title)}${plan.action === 'nothing' ? ' already' : ''}. ${stillOpen()}`,
    command(l10n.t('Check Access…'), 'globusFlows.checkAccess'),
    command(l10n.t('Run…'), 'globusFlows.run'),
  );
}

/** What the flow starter role leaves open, and why. */
function stillOpen(): string {
  return l10n.t(
    'Access to the collections that a run touches was not looked at: its input says which they are. Check Access… asks for one, and gives what is missing.',
  );
}
