import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api, signedInPerson } from './extension.ts';
import { write } from './workspace.ts';

async function answer(tool: string, input: object): Promise<string> {
  await (await api()).ready;
  const { content } = await vscode.lm.invokeTool(`globusFlows_${tool}`, {
    input,
    toolInvocationToken: undefined,
  });
  return content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

describe('assistants', () => {
  it('check a definition of the workspace', async () => {
    const definition = 'transfer-and-share/transfer-and-share.flow.json';
    assert.equal(await answer('check_flow', { definition }), 'No findings.');
  });

  it('plan a deployment only for somebody who is signed in', async () => {
    const accounts = await vscode.authentication.getAccounts('globus');
    const { tools } = vscode.lm;
    assert.equal(
      tools.some(({ name }) => name === 'globusFlows_plan_deployment'),
      accounts.length > 0,
    );
    await signedInPerson('Ada Alvarez');
    await eventually(
      () => vscode.lm.tools.some(({ name }) => name === 'globusFlows_plan_deployment'),
      'the tool to be offered',
    );
    await write(
      'assistants/new.flow.json',
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }',
    );
    const told = await answer('plan_deployment', { definition: 'assistants/new.flow.json' });
    assert.match(told, /^Create the flow “new” on .*\nNothing was deployed/);
  });

  it('are told of no file outside the workspace', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    for (const definition of ['../../etc/hostname', `${folder?.uri.path}/../../../etc/hostname`])
      await assert.rejects(answer('check_flow', { definition }), /no such file in the folders/);
  });
});
