import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { address } from './sandbox.ts';

describe('the page of the sandbox', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the editors, and tells what is in the sandbox', async () => {
    await vscode.commands.executeCommand('globusFlows.showSandbox');
    const views = () =>
      vscode.window.tabGroups.all
        .flatMap(group => group.tabs)
        .map(({ input }) => (input instanceof vscode.TabInputWebview ? input.viewType : ''));
    await eventually(() => views().some(view => view.includes('simpleBrowser')), 'the page to open');
    const page = await fetch(`${address}/sandbox/inspector`);
    assert.equal(page.status, 200);
    const text = await page.text();
    for (const heading of ['Runs', 'Flows', 'Collections', 'Latest requests'])
      assert.match(text, new RegExp(heading), heading);
  });
});
