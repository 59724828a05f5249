import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { accept, asked, choose } from './questions.ts';
import { collection, person, signInAs } from './sandbox.ts';
import { readJson, write } from './workspace.ts';

const MANAGE = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';

const FLOW = {
  StartAt: 'Publish',
  States: {
    Publish: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Parameters: {
        'source_endpoint.$': '$.from.id',
        'destination_endpoint.$': '$.to.id',
        DATA: [{ 'source_path.$': '$.from.path', 'destination_path.$': '$.to.path', recursive: true }],
      },
      ResultPath: '$.Published',
      WaitTime: 60,
      Next: 'Share',
    },
    Share: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/manage_permission',
      Parameters: {
        operation: 'CREATE',
        'endpoint_id.$': '$.to.id',
        'path.$': '$.to.path',
        principal_type: 'identity',
        'principal.$': '$.reader',
        permissions: 'r',
      },
      ResultPath: '$.Shared',
      End: true,
    },
  },
};

describe('the permission to run', () => {
  let definition: vscode.Uri;
  let input: vscode.Uri;
  let ada: Session;
  let robot: Session;

  before(async () => {
    definition = await write('assign/publish.flow.json', JSON.stringify(FLOW, undefined, 2));
    const results = await collection('Shared results');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(vscode.Uri.file(results.folder), 'assign', 'a.txt'),
      new TextEncoder().encode('a'),
    );
    const { id: reader } = await person('Ada Alvarez');
    const from = { id: results.id, path: '/assign/' };
    const to = { id: (await collection('Reference archive')).id, path: '/assigned/' };
    input = await write('assign/publish.input.json', JSON.stringify({ from, to, reader }));
    ada = await signedInPerson('Ada Alvarez');
    ada = await (await api()).signInPerson({ open: signInAs(reader), extend: ada, scopes: [MANAGE] });
    await signedInServiceAccount('Beamline robot');
    robot = await signedInServiceAccount('Archive robot');
    await (await api()).deploy(definition, ada);
  });

  it('is nothing more than the flow starter role without an input, if that is chosen', async () => {
    const assigning = assign();
    await choose('Ada Alvarez');
    await choose('Beamline robot');
    const choices = await choose('No input');
    await assigning;
    assert.ok(choices.includes('publish.input.json'), choices.join());
    assert.equal((await deployed()).flow.flow_starters.length, 1);
  });

  it('is one plan with an input: flow starter, access rules, and access manager where the flow gives access', async () => {
    const assigning = assign();
    await choose('Ada Alvarez');
    await choose('Archive robot');
    await choose('publish.input.json');
    const plan = await asked('Assign Run Permission (');
    assert.deepEqual(
      plan().items.map(({ label }) => label),
      [
        'Archive robot can start runs of “publish”',
        'Archive robot can read in /assign/ on “Shared results”',
        'Archive robot can read and write in /assigned/ on “Reference archive”',
        'Archive robot can manage the access rules of “Reference archive”',
      ],
    );
    await accept('Assign Run Permission (');
    await assigning;
    const { outcome, flow } = await deployed(); // what globus-flows.json has now is what was given
    assert.deepEqual([outcome, flow.flow_starters.length], ['unchanged', 2]);
    const { status, details } = await (await api()).run(definition, robot, await readJson(input), 'assigned');
    assert.equal(status, 'SUCCEEDED', JSON.stringify(details));
  });

  const assign = () => vscode.commands.executeCommand('globusFlows.assignRunPermission', definition);
  const deployed = async () => (await api()).deploy(definition, ada);
});
