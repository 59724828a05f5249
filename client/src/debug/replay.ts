import * as vscode from 'vscode';
import { isOver } from '../../../globus/src/index.ts';
import { definitionOfRun } from '../runs/definition-of-run.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import { withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { DEBUG_TYPE } from './configuration.ts';

/**
 * Goes through a run of the service in the debugger: to where it failed, else from its beginning. Of a run that goes on
 * still, through what is known of it.
 */
export async function replay(
  { runs }: Workbench,
  shown: Pick<FollowedRun, 'run' | 'session'>,
): Promise<void> {
  const definition = await definitionOfRun(shown, 'replay the run');
  const { run, session } = shown;
  const followed = isOver(run)
    ? await withProgress('Reading the log of the run…', () => runs.follow(run, session))
    : runs.get(run.run_id);
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(definition), {
    type: DEBUG_TYPE,
    request: 'launch',
    name: run.label || run.run_id,
    flow: definition.toString(),
    runLog: { entries: followed?.log ?? [] },
    stopOnEntry: run.status !== 'FAILED',
  });
}
