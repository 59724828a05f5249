import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Flow, Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { press } from './notifications.ts';
import { accept, choose } from './questions.ts';
import { address } from './sandbox.ts';
import { file, readJson, readText, replace, write } from './workspace.ts';

const MANAGE = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/manage_flows';

const FLOW = {
  Comment: 'as first deployed',
  StartAt: 'Nap',
  States: { Nap: { Type: 'Wait', Seconds: 4, Next: 'Awake' }, Awake: { Type: 'Pass', End: true } },
};
const SCHEMA = { type: 'object', properties: { text: { type: 'string' } }, additionalProperties: false };

describe('a flow that is deployed already', function () {
  this.timeout(60_000);

  let ada: Session;
  let definition: vscode.Uri;
  let flow: Flow;

  before(async () => {
    await signedInServiceAccount('Beamline robot');
    ada = await signedInPerson('Ada Alvarez');
    definition = await write('deployed/nap.flow.json', JSON.stringify(FLOW, undefined, 2));
    ({ flow } = await (await api()).deploy(definition, ada));
  });

  it('is merged with what a colleague has changed', async () => {
    await colleagueMakes(flow.id, { definition: { ...FLOW, Comment: 'by a colleague' } });
    const editor = await vscode.window.showTextDocument(definition);
    await replace(editor, '"Seconds": 4', '"Seconds": 5');
    const deploying = vscode.commands.executeCommand('globusFlows.deploy', definition);
    await choose('Ada Alvarez');
    await choose('Merge Theirs and Mine…');
    await deploying;
    await eventually(
      () => /Merging/.test(vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? ''),
      'the merge editor',
    );
    const document = await vscode.workspace.openTextDocument(definition);
    const merged = {
      ...FLOW,
      Comment: 'by a colleague',
      States: { ...FLOW.States, Nap: { ...FLOW.States.Nap, Seconds: 5 } },
    };
    await eventually(async () => {
      await vscode.commands.executeCommand('merge.acceptAllInput1'); // nothing comes of it before both are read
      return document.getText().includes('by a colleague');
    }, 'what the colleague has changed');
    assert.deepEqual(JSON.parse(document.getText()), merged);
    await press('Deploy the Merge');
    const now = await eventually(async () => {
      const deployed = await read(flow.id);
      return JSON.stringify(deployed.definition).includes('"Seconds":5') && deployed;
    }, 'the merge to be deployed');
    assert.deepEqual(now.definition, merged);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is pulled into new files', async () => {
    const made = await colleagueMakes('', {
      title: 'From elsewhere',
      definition: FLOW,
      input_schema: SCHEMA,
    });
    await vscode.window.showTextDocument(await write('pulled/notes.json', '{}'));
    const pulling = vscode.commands.executeCommand('globusFlows.pullFlow');
    await choose('Ada Alvarez');
    await choose('From elsewhere');
    await choose('pulled');
    await accept('Pull a Deployed Flow into Files');
    await pulling;
    assert.deepEqual(await readJson(file('pulled/From elsewhere.flow.json')), FLOW);
    assert.deepEqual(await readJson(file('pulled/From elsewhere.schema.json')), SCHEMA);
    assert.match(await readText(file('globus-flows.json')), new RegExp(made.id));
    assert.equal(
      (await (await api()).deploy(file('pulled/From elsewhere.flow.json'), ada)).outcome,
      'unchanged',
    );
  });

  it('becomes the one of a definition that is there', async () => {
    const made = await colleagueMakes('', { title: 'To be adopted', definition: FLOW, input_schema: {} });
    const mine = await write('adopted/mine.flow.json', JSON.stringify({ ...FLOW, Comment: 'mine' }));
    const adopting = vscode.commands.executeCommand('globusFlows.adoptFlow', mine);
    await choose('Ada Alvarez');
    await choose('To be adopted');
    await choose('mine.flow.json is “To be adopted”');
    await adopting;
    const { outcome, flow: deployed } = await (await api()).deploy(mine, ada);
    assert.deepEqual([outcome, deployed.id], ['updated', made.id]);
  });

  /** Makes a flow, or changes one, as another program would. */
  async function colleagueMakes(id: string, body: object): Promise<Flow> {
    const response = await fetch(`${address}/flows${id && `/${id}`}`, {
      method: id ? 'PUT' : 'POST',
      headers: { authorization: `Bearer ${await ada.token([MANAGE])}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, await response.clone().text());
    return response.json() as Promise<Flow>;
  }

  async function read(id: string): Promise<Flow> {
    const headers = { authorization: `Bearer ${await ada.token([MANAGE])}` };
    return (await fetch(`${address}/flows/${id}`, { headers })).json() as Promise<Flow>;
  }
});
