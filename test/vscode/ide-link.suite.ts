import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noFindings } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { acceptChoice } from './quick-input.ts';
import { file, readJson, readText, write } from './workspace.ts';

/** Answers what the command asks about a link: the choices that are at the top of their lists, or next to it. */
async function importLink(link: string, ...moves: ('next' | 'accept')[]): Promise<void> {
  const importing = vscode.commands.executeCommand('globusFlows.importIdeLink', link);
  for (const move of moves)
    if (move === 'accept') await acceptChoice();
    else await nextChoice();
  await importing;
}

async function nextChoice(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 300));
  await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
}

describe('links of the Flows IDE', () => {
  const definition = () => file('transfer/transfer.flow.json');
  const schema = () => file('transfer/transfer.schema.json');
  let link: string;

  it('hold a definition and its input schema, and open as new documents', async () => {
    await vscode.window.showTextDocument(definition());
    await (await api()).ready;
    await vscode.commands.executeCommand('globusFlows.shareIdeLink', definition());
    link = await vscode.env.clipboard.readText();
    assert.match(link, /^https:\/\/globus\.github\.io\/flows-ide\?d=[^&]+&s=[^&]+&format=gzip$/);

    await importLink(link, 'accept');
    const opened = vscode.window.activeTextEditor?.document;
    assert.equal(opened?.isUntitled, true);
    assert.deepEqual(JSON.parse(opened.getText()), await readJson(definition()));
    const beside = vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled);
    assert.deepEqual(
      beside.filter(document => document !== opened).map(document => JSON.parse(document.getText())),
      [await readJson(schema())],
    );
    const { documentKind } = await api();
    await eventually(() => documentKind(opened.uri)?.kind === 'flow-definition', 'the kind of the document');
  });

  it('can be saved as files, and overwrite none', async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.window.showTextDocument(await write('imported/flow.schema.json', '{}'));
    await importLink(link, 'next', 'accept', 'accept', 'accept');
    const made = file('imported/flow-2.flow.json');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), made.toString());
    assert.deepEqual(await readJson(file('imported/flow-2.schema.json')), await readJson(schema()));
    assert.equal(await readText(file('imported/flow.schema.json')), '{}');
    await noFindings(made);
  });

  it('are not made of a definition with a secret', async () => {
    const secret = await write(
      'imported/secret.flow.json',
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "password": "correct horse" }, "End": true } } }',
    );
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('globusFlows.shareIdeLink', secret);
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '"correct horse"');
  });
});
