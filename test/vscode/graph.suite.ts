import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { replace, write } from './workspace.ts';

const FLOW = JSON.stringify(
  {
    StartAt: 'Look',
    States: {
      Look: {
        Type: 'Choice',
        Choices: [{ Variable: '$.mode', StringEquals: 'all', Next: 'Wait a Moment' }],
        Default: 'Done',
      },
      'Wait a Moment': { Type: 'Wait', Seconds: 1, Next: 'Done' },
      Done: { Type: 'Pass', End: true },
    },
  },
  undefined,
  2,
);

const graphTabs = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('globusFlows.graph'),
    );

describe('the graph of a flow', () => {
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;

  const shown = async () => (await api()).shownGraph(uri);
  const cursorTo = (text: string) => {
    const at = editor.document.positionAt(editor.document.getText().indexOf(text));
    editor.selection = new vscode.Selection(at, at);
  };

  before(async () => {
    uri = await write('graph/look.flow.json', FLOW);
    editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    await eventually(async () => (await api()).documentKind(uri), 'the server to know the file');
  });

  beforeEach(async function () {
    this.timeout(90_000);
    await vscode.commands.executeCommand('globusFlows.showGraph', uri);
    // The first page of a window takes long where others use the computer too.
    await eventually(async () => (await shown())?.states === 3, 'the graph to be drawn', 60_000);
  });

  after(async () => {
    await vscode.window.tabGroups.close(graphTabs());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('opens to the side and leaves the focus in the text', () => {
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    assert.equal(graphTabs()[0]?.label, 'Graph: look.flow.json');
  });

  it('is not opened twice', async () => {
    await vscode.commands.executeCommand('globusFlows.showGraph', uri);
    assert.equal(graphTabs().length, 1);
  });

  it('follows the cursor', async () => {
    cursorTo('"Seconds"');
    await eventually(async () => (await shown())?.selected === 'Wait a Moment', 'the state at the cursor');
    cursorTo('"End"');
    await eventually(async () => (await shown())?.selected === 'Done', 'the next state at the cursor');
  });

  it('follows the text', async () => {
    await replace(
      editor,
      '"Wait a Moment": {',
      '"Another": { "Type": "Pass", "Next": "Done" }, "Wait a Moment": {',
    );
    await eventually(async () => (await shown())?.states === 4, 'the new state in the graph');
    await vscode.commands.executeCommand('undo');
    await eventually(async () => (await shown())?.states === 3, 'the graph as it was');
  });

  it('marks what is new or has changed, as long as a diff is in sight', async () => {
    const before = await write(
      'graph/before.flow.json',
      FLOW.replace('"Seconds": 1', '"Seconds": 2')
        .replace('"Done": {', '"Finished": {')
        .replaceAll('"Done"', '"Finished"'),
    );
    await vscode.commands.executeCommand('vscode.diff', before, uri, 'before ↔ now', {
      viewColumn: vscode.ViewColumn.One,
    });
    const marked = await eventually(async () => {
      const { marked: states = [] } = (await shown()) ?? {};
      return states.length > 0 && states;
    }, 'the marks');
    assert.ok(marked.includes('Wait a Moment'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(async () => (await shown())?.marked.length === 0, 'the marks to be gone');
    editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
  });

  it('is gone when it is closed, and can be opened again', async () => {
    await vscode.window.tabGroups.close(graphTabs());
    await eventually(async () => (await shown()) === undefined, 'the graph to be closed');
    await vscode.commands.executeCommand('globusFlows.showGraph', uri);
    await eventually(async () => (await shown())?.states === 3, 'the graph to be drawn again');
  });
});
