import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson } from './extension.ts';
import { accept, choose } from './questions.ts';
import { address, person, signInAs } from './sandbox.ts';
import { file, readJson, readText, write } from './workspace.ts';

const MANAGE_PROJECTS = 'urn:globus:auth:scope:auth.globus.org:manage_projects';

const FLOW = { StartAt: 'Greet', States: { Greet: { Type: 'Pass', End: true } } };

describe('a service account that is registered from the editor', () => {
  let ada: Session;
  let robot: Session;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    const { id } = await person('Ada Alvarez');
    await (await api()).signInPerson({ open: signInAs(id), extend: ada, scopes: [MANAGE_PROJECTS] });
  });

  it('is in its project, and signed in here', async () => {
    const registering = vscode.commands.executeCommand('globusFlows.registerServiceAccount');
    await choose('Beamline 7');
    await accept('Register a Service Account (2 of 3)');
    await choose('Register “Beamline 7 robot”');
    await registering;
    robot = await eventually(registered, 'the new service account among those who are signed in');
    assert.deepEqual(
      (await developers<{ clients: { name: string }[] }>('/clients')).clients.map(({ name }) => name),
      ['Beamline robot', 'Archive robot', 'Beamline 7 robot'],
    );
    assert.equal((await secrets()).length, 1);
  });

  it('runs a flow that it may run', async () => {
    const definition = await write('registered/greet.flow.json', JSON.stringify(FLOW, undefined, 2));
    const { deploy, assignRunPermission, run } = await api();
    await deploy(definition, ada);
    await assignRunPermission(definition, ada, robot.identity.username);
    const { status, run_owner } = await run(definition, robot, {});
    assert.deepEqual([status, run_owner], ['SUCCEEDED', robot.identity.urn]);
  });

  it('gets another secret, and the one that this editor had is deleted', async () => {
    const [before] = await secrets();
    const rotating = vscode.commands.executeCommand('globusFlows.manageServiceAccounts');
    await choose('Beamline 7 robot');
    await choose('Rotate');
    await choose('Delete the secret');
    await rotating;
    const after = await eventually(async () => {
      const all = await secrets();
      return all.length === 1 && all;
    }, 'one secret');
    assert.notEqual(after[0]?.id, before?.id);
    const { run } = await api();
    assert.equal((await run(file('registered/greet.flow.json'), robot, {})).status, 'SUCCEEDED');
  });

  it('has left no secret in the workspace', async () => {
    const project = await readJson(file('globus-flows.json'));
    assert.ok(!JSON.stringify(project).includes('secret'));
    for (const uri of await vscode.workspace.findFiles('registered/**'))
      assert.ok(!/secret/i.test(await readText(uri)), uri.path);
  });

  const registered = async () =>
    (await (await api()).sessions()).find(({ identity }) => identity.name === 'Beamline 7 robot');

  /** Asks the sandbox, not through what is under test. */
  async function developers<T>(path: string): Promise<T> {
    const headers = { authorization: `Bearer ${await ada.token([MANAGE_PROJECTS])}` };
    const response = await fetch(`${address}/v2/api${path}`, { headers });
    return response.json() as Promise<T>;
  }

  const secrets = async () =>
    (await developers<{ credentials: { id: string }[] }>(`/clients/${robot.identity.id}/credentials`))
      .credentials;
});
