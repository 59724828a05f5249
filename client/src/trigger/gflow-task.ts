import * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';

export interface GflowTask {
  /** The file of the command line. */
  gflow: string;
  /** Where it runs. */
  folder: vscode.Uri;
  environment: Environment;
  /** What the terminal is called. */
  title: string;
}

/** Runs gflow in a terminal, where whoever looks can answer what it asks; gives its exit status, if it came to one. */
export async function runGflow(task: GflowTask, ...args: string[]): Promise<number | undefined> {
  const { gflow, folder, environment, title } = task;
  const process = new vscode.ProcessExecution(globalThis.process.execPath, [gflow, ...args], {
    cwd: folder.fsPath,
    env: {
      ELECTRON_RUN_AS_NODE: '1',
      GFLOW_ENVIRONMENT: environment.id,
      ...(environment.id === 'sandbox' && { GFLOW_SANDBOX: environment.flows }),
    },
  });
  const scope = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.TaskScope.Workspace;
  const shown = new vscode.Task({ type: 'process' }, scope, title, 'gflow', process);
  shown.presentationOptions = { reveal: vscode.TaskRevealKind.Always, focus: true, clear: true };
  const execution = await vscode.tasks.executeTask(shown);
  return new Promise(resolve => {
    const end = vscode.tasks.onDidEndTaskProcess(ended => {
      if (ended.execution !== execution) return;
      end.dispose();
      resolve(ended.exitCode);
    });
  });
}
