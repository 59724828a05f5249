import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  applyRunPermission,
  GlobusError,
  type Principal,
  planRunPermission,
  type RunPermissionResult,
  resolvePrincipal,
  type Session,
} from '../../../globus/src/index.ts';
import { chooseAuthor } from '../accounts/choose-actor.ts';
import { choosePrincipal } from '../principals/choose-principal.ts';
import { rememberRole } from '../project-file/flow-files.ts';
import { type DeployedTarget, deployedTarget, notDeployed, targetFor } from '../target.ts';
import { choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { assignmentWords } from './plan-words.ts';

/**
 * Asks whom to let run the flow, shows what that changes, and makes them a flow starter.
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
    if (!(await agreed(workbench, session, target, principal))) return;
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
  { accounts, deployer }: Workbench,
  session: Session,
  { flowId, title, definition }: DeployedTarget,
  principal: Principal,
): Promise<RunPermissionResult> {
  const result = await withProgress(
    l10n.t('Letting {label} run {title}…', { label: principal.label, title: quoted(title) }),
    signal => applyRunPermission(accounts.globus(session), { id: flowId, title }, principal, signal),
  );
  // The next deployment must not take this for somebody else's change.
  await deployer.remember(result.flow);
  if (definition)
    await rememberRole(definition, session.environment.id, {
      role: 'starters',
      holders: result.flow.flow_starters,
    });
  return result;
}

/** Shows what will change. True when there is something to do and it is agreed to. */
async function agreed(
  { accounts, problems }: Workbench,
  session: Session,
  { flowId, title }: DeployedTarget,
  principal: Principal,
): Promise<boolean> {
  const flow = await withProgress(l10n.t('Reading {title}…', { title: quoted(title) }), signal =>
    accounts.globus(session).flows.get({ id: flowId, title }, signal),
  );
  const plan = planRunPermission(flow, principal);
  if (plan.action === 'refused') throw new GlobusError(plan.problem);
  if (plan.action === 'nothing') {
    problems.tell(plan.reason);
    return false;
  }
  // In the sandbox only letting everybody in is worth a question.
  if (session.environment.id === 'sandbox' && principal.kind !== 'all_authenticated_users') return true;
  const { sentence, detail } = assignmentWords(plan, flow.title);
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
    `${plan.principal.label} ${can} ${quoted(flow.title)}${plan.action === 'nothing' ? ' already' : ''}.`,
    // What the run touches takes access of its own, which is given as one plan from there.
    command(l10n.t('Check Access…'), 'globusFlows.checkAccess'),
    command(l10n.t('Run…'), 'globusFlows.run'),
  );
}
