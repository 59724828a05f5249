import * as vscode from 'vscode';
import {
  allAuthenticatedUsers,
  applyRunPermission,
  type Flow,
  type Globus,
  type Principal,
  type RunPermissionResult,
  resolvePrincipal,
  type Session,
} from '../../../globus/src/index.ts';
import { definitionFor, identityItem, pickSession, withProgress } from '../pick.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { sandboxDirectory } from '../sandbox-directory.ts';
import type { Workbench } from '../workbench.ts';

/** Asks whom to let run the flow, and makes them a flow starter. */
export async function assignRunPermissionCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems } = workbench;
  const uri = definitionFor(argument, language);
  const session = await pickSession(accounts, await environments.current(), 'Assign as', 'person');
  try {
    const principal = await pickPrincipal(workbench, session);
    const { flow, plan } = await assignRunPermission(workbench, uri, session, principal);
    void vscode.window.showInformationMessage(
      plan.action === 'nothing'
        ? `${plan.principal.label} can run “${flow.title}” already.`
        : `${plan.principal.label} can now run “${flow.title}”.`,
    );
  } catch (error) {
    await problems.show(error, session, () => assignRunPermissionCommand(workbench, uri));
  }
}

/** @param principal a username, a uuid, an URN, a group's name, or all_authenticated_users */
export async function assignRunPermission(
  workbench: Workbench,
  uri: vscode.Uri,
  session: Session,
  principal: string | Principal,
): Promise<RunPermissionResult> {
  const globus = workbench.accounts.globus(session);
  return withProgress('Assigning the permission to run…', async signal => {
    const flow = await deployedFlow(workbench, uri, globus, signal);
    const who = typeof principal === 'string' ? await resolvePrincipal(globus, principal, signal) : principal;
    return applyRunPermission(globus, flow, who, signal);
  });
}

/** The flow that a definition is deployed as. */
async function deployedFlow(
  { deployer }: Workbench,
  uri: vscode.Uri,
  globus: Globus,
  signal?: AbortSignal,
): Promise<Flow> {
  const files = await flowFiles(uri);
  const flow = await deployer.deployed(files, globus, signal);
  if (!flow) throw notDeployed(files.title, globus);
  return flow;
}

/**
 * The flow that a definition was deployed as, without asking the service: whoever runs it need not be allowed to look
 * at it, and whoever is allowed neither is to be told so when the run is refused.
 */
export async function deployedReference(
  uri: vscode.Uri,
  { environment }: Globus,
): Promise<{ id: string; title: string }> {
  const { entry, title } = await flowFiles(uri);
  const id = entry?.environments[environment.id]?.flowId;
  if (!id) throw notDeployed(title, { environment });
  return { id, title };
}

function notDeployed(title: string, { environment }: Pick<Globus, 'environment'>): Error {
  return new Error(`“${title}” is not deployed to ${environment.label} yet. Deploy it first.`);
}

async function pickPrincipal({ accounts }: Workbench, session: Session): Promise<string | Principal> {
  const { environment } = session;
  const known = (await accounts.list(environment)).filter(s => s.identity.id !== session.identity.id);
  const demo = environment.id === 'sandbox' ? (await sandboxDirectory(environment)).serviceAccounts : [];
  const groups = await accounts.globus(session).groups.myGroups();
  const separator = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator, who: '' });
  const items: (vscode.QuickPickItem & { who: string })[] = [
    separator('accounts'),
    ...known.map(({ identity }) => ({ ...identityItem(identity), who: identity.urn })),
    ...demo
      .filter(d => !known.some(k => k.identity.id === d.clientId))
      .map(d => ({
        label: `$(server-process) ${d.name}`,
        description: d.clientId,
        who: `urn:globus:auth:identity:${d.clientId}`,
      })),
    separator('groups'),
    ...groups.map(g => ({ label: `$(organization) ${g.name}`, description: 'group', who: g.urn })),
    separator('others'),
    { label: '$(edit) Somebody by username, or a client id…', who: TYPED },
    {
      label: '$(globe) All authenticated users',
      description: 'everybody with a Globus account',
      who: allAuthenticatedUsers,
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Who may run the flow?',
    matchOnDescription: true,
  });
  if (!chosen) throw new vscode.CancellationError();
  if (chosen.who !== TYPED) return chosen.who;
  const typed = await vscode.window.showInputBox({
    title: 'Who may run the flow?',
    prompt: 'A username, a client id or an URN',
  });
  if (!typed) throw new vscode.CancellationError();
  return typed.trim();
}

const TYPED = '';
