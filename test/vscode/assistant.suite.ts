import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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

const NEW = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';

describe('assistants', () => {
  it('check a definition of the workspace', async () => {
    const definition = 'transfer-and-share/transfer-and-share.flow.json';
    assert.equal(await answer('check_flow', { definition }), 'No findings.');
  });

  it('plan a deployment as whoever is signed in, and not where nobody is', async () => {
    const definition = 'assistants/new.flow.json';
    await write(definition, NEW);
    const accounts = await vscode.authentication.getAccounts('globus');
    if (accounts.length === 0)
      await assert.rejects(answer('plan_deployment', { definition }), /Nobody is signed in/);
    await signedInPerson('Ada Alvarez');
    const told = await answer('plan_deployment', { definition });
    assert.match(told, /^Create the flow “new” on .*\nNothing was deployed/);
  });

  it('are told of no file outside the workspace', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    for (const definition of ['../../etc/hostname', `${folder?.uri.path}/../../../etc/hostname`])
      await assert.rejects(answer('check_flow', { definition }), /no such file in the folders/);
  });
});
