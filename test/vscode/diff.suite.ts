import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, foundBy } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { write } from './workspace.ts';

const NOW = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
const BEFORE = NOW.replace('"StartAt": "A"', '"StartAt": "B"');

describe('a diff', () => {
  let provider: vscode.Disposable;

  before(() => {
    provider = vscode.workspace.registerTextDocumentContentProvider('older', {
      provideTextDocumentContent: () => BEFORE,
    });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    provider.dispose();
  });

  it('shows findings on both sides, and none of a version that stands in no diff', async () => {
    const file = await write('diff/now.flow.json', NOW.replace('"End": true', '"Next": "Gone"'));
    const older = file.with({ scheme: 'older', query: 'HEAD' });
    await vscode.workspace.openTextDocument(older);
    await vscode.commands.executeCommand('vscode.diff', older, file, 'before ↔ now');
    assert.match(await foundBy(older, 'unknown-state'), /“B”/);
    assert.match(await foundBy(file, 'unknown-state'), /“Gone”/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(() => findings(older).length === 0, 'the findings of the older version to be gone');
  });
});
