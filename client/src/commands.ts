import * as vscode from 'vscode';
import { addServiceAccount, signIn, signOut } from './accounts/commands.ts';
import { deployCommand } from './deploy/commands.ts';
import { assignRunPermissionCommand } from './permissions/commands.ts';
import { runCommand } from './runs/commands.ts';
import type { FlowNode, FlowsView } from './views/flows-view.ts';
import type { Workbench } from './workbench.ts';

/** Registers every command. One that is asked for again while it runs is not started twice. */
export function registerCommands(workbench: Workbench, view: FlowsView): vscode.Disposable {
  const { environments, accounts, problems, runs, runLogs } = workbench;
  const running = new Set<string>();
  const command = (id: string, action: (argument: unknown) => Promise<void> | void) =>
    vscode.commands.registerCommand(`globusFlows.${id}`, async (argument: unknown) => {
      if (running.has(id)) return;
      running.add(id);
      try {
        await action(argument);
      } catch (error) {
        await problems.show(error);
      } finally {
        running.delete(id);
      }
    });
  return vscode.Disposable.from(
    command('signIn', () => signIn(workbench)),
    command('signOut', () => signOut(workbench)),
    command('addServiceAccount', () => addServiceAccount(workbench)),
    command('deploy', argument => deployCommand(workbench, argument)),
    command('assignRunPermission', argument => assignRunPermissionCommand(workbench, argument)),
    command('run', argument => runCommand(workbench, argument)),
    command('refresh', () => view.refresh()),
    command('startSandbox', async () => {
      await environments.startSandbox();
      view.refresh();
    }),
    command('stopSandbox', () => environments.stopSandbox()),
    command('showRunLog', async argument => {
      if (!isRun(argument)) return;
      const { run, session } = argument.followed;
      void runs.follow(run, session).catch(error => problems.show(error, session));
      await runLogs.open(run.run_id, run.label);
    }),
    command('cancelRun', async argument => {
      if (!isRun(argument)) return;
      const { run, session } = argument.followed;
      await accounts.globus(session).flows.cancelRun(run.run_id);
      view.refresh();
    }),
  );
}

function isRun(argument: unknown): argument is Extract<FlowNode, { kind: 'run' }> {
  return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'run';
}
