import * as vscode from 'vscode';
import { definitionOfRun } from '../runs/definition-of-run.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import { logOfRun } from '../runs/log-of-run.ts';
import type { Workbench } from '../workbench.ts';
import { DEBUG_TYPE } from './configuration.ts';

/**
 * Goes through a run of the service in the debugger: to where it failed, else from its beginning. Of a run that goes on
 * still, through what is known of it.
 */
export async function replay(
  workbench: Workbench,
  shown: Pick<FollowedRun, 'run' | 'session'>,
): Promise<void> {
  const definition = await definitionOfRun(shown, 'replay the run');
  const { run } = shown;
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(definition), {
    type: DEBUG_TYPE,
    request: 'launch',
    name: run.label || run.run_id,
    flow: definition.toString(),
    runLog: { entries: await logOfRun(workbench, shown) },
    stopOnEntry: run.status !== 'FAILED',
  });
}
