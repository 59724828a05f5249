import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noFindings } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { accept, choose } from './questions.ts';
import { file, readText, write } from './workspace.ts';

const created = ['hello.flow.json', 'hello.schema.json', 'hello.input.json', 'hello.flowtest.json'];

/** Chooses the first starter, the folder of the file in the editor, and the name that is proposed. */
async function newFlow(): Promise<void> {
  const asking = vscode.commands.executeCommand('globusFlows.newFlow');
  await choose('Hello');
  await choose('new-flow');
  await accept('New Flow');
  await asking;
}

const namesIn = async (folder: string) =>
  (await vscode.workspace.fs.readDirectory(file(folder))).map(([name]) => name).sort();

describe('New Flow', () => {
  before(async () => {
    const beside = await write('new-flow/notes.json', '{}');
    await vscode.window.showTextDocument(beside);
  });

  it('makes the files of a flow together and opens the definition, without a finding', async () => {
    await newFlow();
    assert.deepEqual(await namesIn('new-flow'), [...created, 'notes.json'].sort());
    const definition = file('new-flow/hello.flow.json');
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), definition.toString());
    const { ready, documentKind } = await api();
    await ready;
    await eventually(
      () => documentKind(definition)?.kind === 'flow-definition',
      'the kind of the definition',
    );
    for (const name of created) await noFindings(file(`new-flow/${name}`));
  });

  it('proposes another name where that one is taken, and overwrites nothing', async () => {
    const mine = file('new-flow/hello.input.json');
    await write('new-flow/hello.input.json', '{ "name": "mine" }');
    await newFlow();
    assert.equal(await readText(mine), '{ "name": "mine" }');
    const flowtest = await readText(file('new-flow/hello-2.flowtest.json'));
    assert.match(flowtest, /"flow": "hello-2\.flow\.json"/);
  });
});
