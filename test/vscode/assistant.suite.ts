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

const HELLO = 'hello/hello.flow.json';
const ANSWERS: readonly [tool: string, input: object, answer: RegExp][] = [
  ['check_flow', { definition: HELLO }, /^No findings\.$/],
  ['explain_rule', { rule: 'unknown-state' }, /^unknown-state: .*\(error\)/],
  ['list_action_providers', {}, /^https:\/\/actions\.globus\.org\/hello_world /m],
  ['payload_at_state', { definition: HELLO, state: 'SayHello' }, /name: string/],
  ['simulate_run', { definition: HELLO, input: { name: 'Ada' } }, /"status": "SUCCEEDED"/],
  ['run_flow_test', { path: 'hello/hello.flowtest.json' }, /^passed: says hello/],
  ['draw_flow', { definition: HELLO }, /^```mermaid\nflowchart/],
];

describe('assistants', () => {
  for (const [tool, input, expected] of ANSWERS)
    it(`have an answer from ${tool}`, async () => assert.match(await answer(tool, input), expected));

  it('have no tool that is not asked for here', () => {
    const tools = vscode.lm.tools.flatMap(({ name }) => /^globusFlows_(.+)/.exec(name)?.[1] ?? []);
    const left = tools.filter(tool => tool !== 'plan_deployment'); // it is there where somebody is signed in
    assert.deepEqual(left.sort(), ANSWERS.map(([tool]) => tool).sort());
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
