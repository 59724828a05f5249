import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { DEBUG_TYPE } from '../debug/configuration.ts';
import { FlowCoverage } from './flow-coverage.ts';
import { runFile, runTests } from './run-tests.ts';
import { TestTree } from './test-tree.ts';

/** Flow tests in the Testing view: run, debug, coverage, and again whenever a file is saved. */
export function registerTesting(): vscode.Disposable {
  const controller = vscode.tests.createTestController('globusFlows', l10n.t('Flow Tests'));
  const tree = new TestTree(controller);
  const runOnce = (request: vscode.TestRunRequest, withCoverage: boolean) =>
    runTests(controller.createTestRun(request), tree.chosen(request), withCoverage);
  const runProfile =
    (withCoverage: boolean) => async (request: vscode.TestRunRequest, token: vscode.CancellationToken) => {
      if (!request.continuous) return runOnce(request, withCoverage);
      const saved = vscode.workspace.onDidSaveTextDocument(({ fileName }) => {
        if (fileName.endsWith('.json')) runOnce(request, withCoverage);
      });
      token.onCancellationRequested(() => saved.dispose());
    };
  controller.createRunProfile(
    l10n.t('Run'),
    vscode.TestRunProfileKind.Run,
    runProfile(false),
    true,
    undefined,
    true,
  );
  controller.createRunProfile(
    l10n.t('Debug'),
    vscode.TestRunProfileKind.Debug,
    request => debugTests(controller.createTestRun(request), tree.chosen(request)),
    true,
  );
  const coverage = controller.createRunProfile(
    l10n.t('Coverage'),
    vscode.TestRunProfileKind.Coverage,
    runProfile(true),
    true,
    undefined,
    true,
  );
  coverage.loadDetailedCoverage = async (_, file) => (file instanceof FlowCoverage ? file.details : []);
  return vscode.Disposable.from(tree, controller);
}

/** Debugs one case after the other. When its debugger has ended, a case is run to tell what becomes of it. */
async function debugTests(
  run: vscode.TestRun,
  chosen: ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]>,
): Promise<void> {
  for (const [file, items] of chosen) {
    for (const item of items) {
      if (!run.token.isCancellationRequested && (await debugged(item, run))) await runFile(run, file, [item]);
    }
  }
  run.end();
}

/** Waits until the debugger of a case has ended. False where it did not start. */
async function debugged({ uri, label }: vscode.TestItem, testRun: vscode.TestRun): Promise<boolean> {
  if (!uri) return false;
  const configuration = {
    type: DEBUG_TYPE,
    request: 'launch',
    name: label,
    test: uri.toString(),
    case: label,
  };
  let subscription = vscode.Disposable.from();
  const ended = new Promise<void>(resolve => {
    subscription = vscode.debug.onDidTerminateDebugSession(({ name }) => name === label && resolve());
  });
  const started = await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(uri), configuration, {
    testRun,
  });
  if (started) await ended;
  subscription.dispose();
  return started;
}
