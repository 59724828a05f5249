import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusal } from '../../project/src/index.ts';
import { addServiceAccount, signIn, signOut } from './accounts/commands.ts';
import { isStep } from './automation/automation-view.ts';
import { nodeOf } from './collections/about.ts';
import { collectionLook } from './collections/collection-nodes.ts';
import { registerCollectionCommands } from './collections/commands.ts';
import { commandsWith } from './command.ts';
import { replay } from './debug/replay.ts';
import { deployCommand, validateCommand } from './deploy/commands.ts';
import { deleteFlow } from './deploy/delete-flow.ts';
import { adoptFlow, pullFlow } from './deploy/pull-flow.ts';
import { manageAccounts } from './developers/manage-accounts.ts';
import { registerAccount } from './developers/register-account.ts';
import { registerEditingCommands } from './editing-commands.ts';
import { selectEnvironment, showSandbox, startSandbox, stopSandbox } from './environment-commands.ts';
import { assignRunPermissionCommand } from './permissions/commands.ts';
import { giveFlowRoleCommand, removeFlowRoleCommand } from './permissions/flow-roles.ts';
import {
  checkAccessAgain,
  checkAccessCommand,
  checkAccessWithInputCommand,
  giveAccessCommand,
} from './preflight/commands.ts';
import { askProvidersCommand } from './providers/ask-providers.ts';
import { checkProviderCommand } from './providers/check-provider.ts';
import { registerResourceCommands } from './resources/commands.ts';
import { runCommand, runFormWithInputCommand, runWithInputCommand } from './runs/commands.ts';
import { definitionOfRun } from './runs/definition-of-run.ts';
import { learnShapes } from './runs/learn-shapes.ts';
import { cancelRun, deleteRun, editInputOfRun, resumeRun } from './runs/run-actions.ts';
import { showState } from './runs/show-state.ts';
import { chooseRun, runOf } from './runs/shown-run.ts';
import { definitionFor } from './target.ts';
import { testFromRun } from './testing/test-from-run.ts';
import { createTrigger } from './trigger/create-trigger.ts';
import type { Views } from './views/views.ts';
import type { Workbench } from './workbench.ts';

/** Registers every command. */
export function registerCommands(
  workbench: Workbench,
  { flows: view, collections, automation, resources }: Views,
): vscode.Disposable {
  const { language, graphs, problems, runs, runLogs } = workbench;
  const command = commandsWith((error, retry) => problems.show(error, { retry }), keyOf);
  return vscode.Disposable.from(
    registerEditingCommands(command, { language, graphs, notices: problems }),
    registerCollectionCommands(command, workbench, collections),
    registerResourceCommands(command, workbench, resources),
    command('refreshAutomation', () => automation.refresh()),
    command('nextStep', step => (isStep(step) ? automation.next(step) : undefined)),
    command('createTrigger', () => createTrigger(workbench)),
    command('signIn', () => signIn(workbench)),
    command('signOut', () => signOut(workbench)),
    command('addServiceAccount', () => addServiceAccount(workbench)),
    command('registerServiceAccount', () => registerAccount(workbench)),
    command('manageServiceAccounts', () => manageAccounts(workbench)),
    command('deploy', argument => deployCommand(workbench, argument)),
    command('pullFlow', argument => pullFlow(workbench, argument)),
    command('adoptFlow', argument => adoptFlow(workbench, argument)),
    command('deleteFlow', argument => deleteFlow(workbench, argument)),
    command('validateWithService', argument => validateCommand(workbench, argument)),
    command('giveFlowRole', argument => giveFlowRoleCommand(workbench, argument)),
    command('removeFlowRole', argument => removeFlowRoleCommand(workbench, argument)),
    command('assignRunPermission', (argument, who) => assignRunPermissionCommand(workbench, argument, who)),
    command('run', argument => runCommand(workbench, argument)),
    command('runWithInput', argument => runWithInputCommand(workbench, inputFor(argument))),
    command('runFormWithInput', argument => runFormWithInputCommand(workbench, inputFor(argument))),
    command('checkAccess', argument => checkAccessCommand(workbench, argument)),
    command('checkAccessWithInput', argument => checkAccessWithInputCommand(workbench, inputFor(argument))),
    command('checkAccessAgain', key => checkAccessAgain(workbench, key)),
    command('giveAccess', key => giveAccessCommand(workbench, key)),
    command('checkProvider', () => checkProviderCommand(workbench)),
    command('askProviders', argument => askProvidersCommand(workbench, argument)),
    command('refresh', () => view.refresh()),
    command('selectEnvironment', () => selectEnvironment(workbench)),
    command('startSandbox', () => startSandbox(workbench)),
    command('showSandbox', () => showSandbox(workbench)),
    command('stopSandbox', () => stopSandbox(workbench)),
    command('filterRuns', () => view.chooseRunsShown()),
    command('showMoreRuns', argument => view.showMore(argument)),
    command('showRunLog', async argument => runLogs.open(runOf(argument) ?? (await chooseRun(runs, 'all')))),
    command('cancelRun', async argument =>
      cancelRun(workbench, runOf(argument) ?? (await chooseRun(runs, 'active'))),
    ),
    command('resumeRun', async argument =>
      resumeRun(workbench, runOf(argument) ?? (await chooseRun(runs, 'waiting'))),
    ),
    command('runAgain', async argument =>
      editInputOfRun(workbench, runOf(argument) ?? (await chooseRun(runs, 'all'))),
    ),
    command('deleteRun', async argument => {
      await deleteRun(workbench, runOf(argument) ?? (await chooseRun(runs, 'over')));
      view.refresh();
    }),
    command('openRun', async argument => {
      const { run, session } = runOf(argument) ?? (await chooseRun(runs, 'all'));
      await vscode.env.openExternal(vscode.Uri.parse(`${session.environment.app}/runs/${run.run_id}`));
    }),
    command('replayRun', async argument =>
      replay(workbench, runOf(argument) ?? (await chooseRun(runs, 'all'))),
    ),
    command('learnShapes', async argument =>
      learnShapes(workbench, runOf(argument) ?? (await chooseRun(runs, 'over'))),
    ),
    command('testFromRun', async argument =>
      testFromRun(workbench, runOf(argument) ?? (await chooseRun(runs, 'over'))),
    ),
    command('goToState', async argument => goToState(argument)),
    command('openDefinition', async argument => openDefinition(workbench, argument)),
  );
}

async function goToState(argument: unknown): Promise<void> {
  const shown = runOf(argument);
  const visit =
    typeof argument === 'object' && argument !== null && 'visit' in argument ? argument.visit : undefined;
  if (!shown || typeof visit !== 'object' || visit === null || !('state' in visit)) return;
  await showState(await definitionOfRun(shown, 'go to the state'), String(visit.state));
}

async function openDefinition({ environments, language }: Workbench, argument: unknown): Promise<void> {
  const { id } = await environments.current();
  await vscode.window.showTextDocument(await definitionFor(argument, language, id));
}

function inputFor(argument: unknown): vscode.Uri {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri) return uri;
  throw refusal({
    operation: 'run',
    message: l10n.t('No run input is open.'),
    remedy: l10n.t('Open one, or use Run… of a flow.'),
  });
}

/** What a command is about, so that the same command for something else is another one. */
function keyOf(...[argument]: readonly unknown[]): string {
  if (argument instanceof vscode.Uri) return argument.toString();
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null) return '';
  if ('collection' in argument) return keyOfNode(argument);
  if ('followed' in argument) return runOf(argument)?.run.run_id ?? '';
  if (isStep(argument)) return argument.id;
  return 'flow' in argument ? JSON.stringify(argument.flow) : '';
}

/** A line of the Collections view by what it shows: the session that it also holds is nobody's text. */
function keyOfNode(argument: object): string {
  const node = nodeOf(argument);
  return node ? collectionLook(node).id : '';
}
