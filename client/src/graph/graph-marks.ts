import * as vscode from 'vscode';
import { FlowDocument } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';
import type { CurrentRuns } from '../runs/runs-of-definitions.ts';
import { changeMarks } from './change-marks.ts';
import { runStateMarks } from './run-state-marks.ts';

/** What is marked on a graph: how the run that was followed last stands, and in a diff what has changed. */
export class GraphMarks {
  readonly #runs: CurrentRuns;

  constructor(runs: CurrentRuns) {
    this.#runs = runs;
  }

  /** Calls when marks may have changed for another reason than that the text has. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.Disposable.from(
      this.#runs.onDidChange(listener),
      vscode.window.tabGroups.onDidChangeTabs(listener),
    );
  }

  async of(document: vscode.TextDocument): Promise<StateMark[]> {
    const followed = await this.#runs.current(document.uri);
    const run = followed ? runStateMarks(followed, Date.now()) : [];
    const older = comparedWith(document.uri);
    if (!older) return run;
    const before = await vscode.workspace.openTextDocument(older);
    return [...run, ...changeMarks(flowOf(before), flowOf(document))];
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
