import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { file, readText, replace, write } from './workspace.ts';

const FLOW = `{
  "StartAt": "Prepare",
  "States": {
    "Prepare": {
      "Type": "ExpressionEval",
      "Parameters": { "folder.=": "source.path + '/new'" },
      "ResultPath": "$.names",
      "Next": "Copy"
    },
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/mkdir",
      "Parameters": { "endpoint_id.$": "$.source.id", "path.$": "$.names.folder" },
      "ResultPath": "$.made",
      "ExceptionOnActionFailure": true,
      "Next": "Done"
    },
    "Done": { "Type": "Pass", "End": true }
  }
}
`;
const SCHEMA = `{
  "type": "object",
  "required": ["source"],
  "properties": {
    "source": { "type": "object", "required": ["id", "path"], "properties": { "id": { "type": "string" }, "path": { "type": "string" } } }
  }
}
`;
const INPUT = '{ "source": { "id": "6c54cade-bde5-45c1-bdea-f4bd71dba2cc", "path": "/a" } }\n';
const TEST = `{
  "flowtest": 1,
  "flow": "made.flow.json",
  "cases": [{ "name": "makes a folder", "input": { "source": { "id": "x", "path": "/a" } }, "mocks": { "Copy": {} }, "expect": { "path": ["Prepare", "Copy", "Done"] } }]
}
`;

describe('editing a flow', () => {
  let uri: vscode.Uri;
  let editor: vscode.TextEditor;

  const text = () => editor.document.getText();
  const cursorTo = (part: string, by = part.length) => {
    const at = editor.document.positionAt(text().indexOf(part) + by);
    editor.selection = new vscode.Selection(at, at);
    return at;
  };
  /** As an editor has it, saved or not. */
  const textOf = async (name: string) =>
    (await vscode.workspace.openTextDocument(file(`made/${name}`))).getText();
  const restored = async () => {
    while (editor.document.isDirty) await vscode.commands.executeCommand('undo');
  };

  before(async () => {
    await write('made/made.schema.json', SCHEMA);
    await write('made/made.input.json', INPUT);
    await write('made/made.flowtest.json', TEST);
    uri = await write('made/made.flow.json', FLOW);
    editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    await eventually(async () => (await api()).documentKind(uri), 'the server to know the file');
  });

  after(async () => {
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('completes what is chosen from the list', async () => {
    cursorTo('"path.$": "$.');
    await vscode.commands.executeCommand('deleteRight');
    for (let left = 'names.folder'.length - 1; left > 0; left--)
      await vscode.commands.executeCommand('deleteRight');
    assert.ok(text().includes('"path.$": "$."'));
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    // The list takes a moment; until it is there, accepting does nothing.
    await eventually(async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return /"path\.\$": "\$\.\w/.test(text());
    }, 'a path to be completed');
    assert.match(text(), /"path\.\$": "\$\.(names|source)"/);
    await restored();
    assert.equal(text(), FLOW);
  });

  it('completes the name of a state, whether its quotes are there or not', async () => {
    for (const [typed, cursor] of [
      ['"Next": "D"', 1],
      ['"Next": ""', 1],
      ['"Next": ', 0],
    ] as const) {
      await replace(editor, '"Next": "Copy"', typed);
      cursorTo(typed, typed.length - cursor);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await eventually(async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return !text().includes(`${typed}\n`);
      }, `the name behind ${typed}`);
      // Where nothing is typed, VS Code chooses what was taken before.
      assert.match(text(), typed.includes('D') ? /"Next": "Done"\n {4}\}/ : /"Next": "(Copy|Done)"\n {4}\}/);
      await restored();
      assert.equal(text(), FLOW);
    }
  });

  it('renames a state in the definition and in its flow test', async () => {
    const at = cursorTo('"Next": "Copy', '"Next": "C'.length);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      at,
      'Make Folder',
    );
    const files = edit.entries().map(([{ path }]) => path.slice(path.lastIndexOf('/') + 1));
    assert.deepEqual(files.sort(), ['made.flow.json', 'made.flowtest.json']);
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(text().includes('"Next": "Make Folder"') && text().includes('"Make Folder": {'));
    assert.ok((await textOf('made.flowtest.json')).includes('["Prepare", "Make Folder", "Done"]'));
  });

  it('renames a key of the payload in definition, schema, run input and flow test', async () => {
    const at = cursorTo('$.source', '$.so'.length);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      at,
      'origin',
    );
    assert.equal(edit.entries().length, 4);
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const name of ['made.flow.json', 'made.schema.json', 'made.input.json', 'made.flowtest.json']) {
      const now = await textOf(name);
      assert.ok(now.includes('origin') && !now.includes('source'), name);
    }
  });

  it('fixes all that is safe to fix when it is saved', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.gflow': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      assert.ok(text().includes('https://actions.globus.org/transfer/mkdir'));
      cursorTo('"End": true');
      await vscode.commands.executeCommand('type', { text: ',' });
      await vscode.commands.executeCommand('workbench.action.files.save');
      await eventually(
        async () => (await readText(uri)).includes('https://transfer.actions.globus.org/mkdir'),
        'the fixes to be saved',
      );
      assert.ok((await readText(uri)).includes('"End": true }'), 'the comma too many is gone');
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
