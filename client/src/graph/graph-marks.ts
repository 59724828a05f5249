import * as vscode from 'vscode';
import { FlowDocument } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';
import type { CurrentRuns } from '../runs/runs-of-definitions.ts';
import { changeMarks } from './change-marks.ts';
import { DebuggedState } from './debugged-state.ts';
import { runStateMarks } from './run-state-marks.ts';

/**
 * What is marked on a graph: where the debugger stands, how the run that was followed last stands, and in a diff what has
 * changed.
 */
export class GraphMarks implements vscode.Disposable {
  readonly #runs: CurrentRuns;
  readonly #debugged = new DebuggedState();

  constructor(runs: CurrentRuns) {
    this.#runs = runs;
  }

  /** Calls when marks may have changed for another reason than that the text has. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      this.#debugged.onDidChange(listener),
      this.#runs.onDidChange(listener),
      vscode.window.tabGroups.onDidChangeTabs(listener),
    );
  }

  async of(document: vscode.TextDocument): Promise<StateMark[]> {
    const followed = await this.#runs.current(document.uri);
    const run = followed ? runStateMarks(followed, Date.now()) : [];
    const marks = [...this.#debugged.marks(document), ...run];
    const older = comparedWith(document.uri);
    if (!older) return marks;
    const before = await vscode.workspace.openTextDocument(older);
    return [...marks, ...changeMarks(flowOf(before), flowOf(document))];
  }

  dispose(): void {
    this.#debugged.dispose();
  }
}

/** The older side of a diff that is in sight. */
function comparedWith(uri: vscode.Uri): vscode.Uri | undefined {
  for (const { activeTab } of vscode.window.tabGroups.all) {
    const input = activeTab?.input;
    if (input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString())
      return input.original;
  }
  return undefined;
}

function flowOf(document: vscode.TextDocument): FlowDocument {
  return new FlowDocument(document.uri.toString(), document.getText());
}
