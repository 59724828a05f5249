import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, foundBy, noFindings, timeToFirstFinding } from './diagnostics.ts';
import { isActive } from './extension.ts';
import { report } from './line-reporter.ts';
import { file, replace, write } from './workspace.ts';

const mistaken = (next: string) => `{
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Next": "${next}" },
    "Second": { "Type": "Pass", "End": true }
  }
}
`;

// "installed" picks these tests for the packaged extension.
describe('the extension as installed', () => {
  it('shows the first finding of a flow that is opened', async () => {
    // VS Code opens its own settings now and then, and JSON of any kind is what activates the extension.
    const beginning = isActive() ? 'when active' : 'with activation';
    const first = await timeToFirstFinding(await write('checks/first.flow.json', mistaken('Sceond')));
    const next = await timeToFirstFinding(await write('checks/next.flow.json', mistaken('Secnod')));
    report(`  measured: opening a flow to its first diagnostic ${first.toFixed(0)} ms ${beginning},`);
    report(`  measured: ${next.toFixed(0)} ms for the next flow (VS Code ${vscode.version})`);
    assert.equal(isActive(), true);
  });

  it('names the state that was meant, and takes the finding back after the edit', async () => {
    const uri = file('checks/first.flow.json');
    const editor = await vscode.window.showTextDocument(uri);
    assert.match(await foundBy(uri, 'unknown-state'), /Second/);
    await replace(editor, 'Sceond', 'Second');
    await noFindings(uri);
    await replace(editor, '"Next": "Second"', '"Nxet": "Second"');
    assert.match((await foundBy(uri, 'unknown-field')) ?? '', /Nxet.*Next/s);
    await replace(editor, 'Nxet', 'Next');
    await noFindings(uri);
    await editor.document.save();
  });

  it('offers state names and fields', async () => {
    const uri = await write('checks/completion.flow.json', mistaken(''));
    const document = await vscode.workspace.openTextDocument(uri);
    const labels = async (offset: number) => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        document.positionAt(offset),
      );
      return list.items.map(({ label }) =>
        (typeof label === 'string' ? label : label.label).replaceAll('"', ''),
      );
    };
    const afterNext = document.getText().indexOf('"Next": "') + '"Next": "'.length;
    const names = await labels(afterNext);
    assert.ok(names.includes('Second'), `completion of Next offers ${names.join(', ')}`);
    const fields = await labels(document.getText().indexOf('"Type": "Pass", "End"'));
    assert.ok(fields.includes('ResultPath'), `completion of fields offers ${fields.join(', ')}`);
  });

  it('leaves other JSON alone', async () => {
    const uri = await write('checks/package.json', '{ "name": "x", "States": {}, "StartAt": 1 }');
    await vscode.window.showTextDocument(uri);
    await foundBy(await write('checks/other.flow.json', mistaken('Thrid')).then(open), 'unknown-state');
    assert.deepEqual(findings(uri), []);
  });
});

async function open(uri: vscode.Uri): Promise<vscode.Uri> {
  await vscode.window.showTextDocument(uri);
  return uri;
}
