import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FlowRun, Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { refusal } from './problem.ts';
import { accessRules, collection, person, serviceAccount, signInAs } from './sandbox.ts';
import { file, readBytes, readJson, readText } from './workspace.ts';

const definition = () => file('transfer-and-share/transfer-and-share.flow.json');

describe('the main job', () => {
  let ada: Session;
  let robot: Session;
  let run: FlowRun;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    robot = await signedInServiceAccount('Beamline robot');
  });

  it('offers to deploy above the definition', async () => {
    await vscode.window.showTextDocument(definition());
    await (await api()).ready;
    const titles = await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        definition(),
        10,
      );
      return lenses.length > 0 && lenses.map(lens => lens.command?.title ?? '').join(' | ');
    }, 'the lenses of the definition');
    assert.match(titles, /Deploy.*Assign Run Permission.*Run/);
  });

  it('deploys, and deploying again finds nothing to do', async () => {
    const { deploy } = await api();
    const { outcome, flow } = await deploy(definition(), ada);
    assert.equal(outcome, 'created');
    assert.deepEqual(flow.definition, await readJson(definition()));
    assert.equal((await deploy(definition(), ada)).outcome, 'unchanged');
  });

  it('gives the service account the right to run', async () => {
    const { username, client_id } = await serviceAccount('Beamline robot');
    const { flow } = await (await api()).assignRunPermission(definition(), ada, username);
    assert.deepEqual(flow.flow_starters, [`urn:globus:auth:identity:${client_id}`]);
    const project = JSON.stringify(await readJson(file('globus-flows.json')));
    assert.ok(project.includes(`"roles":{"starters":["urn:globus:auth:identity:${client_id}"]}`), project);
  });

  it('runs as the service account, from the mapped to the guest collection', async () => {
    const input = await readJson(file('transfer-and-share/transfer-and-share.input.json'));
    run = await (await api()).run(definition(), robot, input, 'scan 001');
    assert.equal(run.status, 'SUCCEEDED', JSON.stringify(run.details));
    assert.equal(run.run_owner, robot.identity.urn);
  });

  it('has moved every byte', async () => {
    const source = vscode.Uri.file((await collection('Beamline storage')).folder);
    const destination = vscode.Uri.file((await collection('Shared results')).folder);
    const from = vscode.Uri.joinPath(source, 'data/scan-001');
    const names = (await vscode.workspace.fs.readDirectory(from)).map(([name]) => name).sort();
    assert.deepEqual(names, ['frame-0001.dat', 'frame-0002.dat', 'frame-0003.dat', 'metadata.json']);
    for (const name of names) {
      const sent = await readBytes(vscode.Uri.joinPath(from, name));
      const received = await readBytes(vscode.Uri.joinPath(destination, 'incoming/scan-001', name));
      assert.ok(sent.length > 0, `${name} is empty`);
      assert.ok(Buffer.from(received).equals(sent), `${name} differs at the destination`);
    }
  });

  it('has left the access rule for the reader', async () => {
    const { id } = await person('Ben Okafor');
    const rules = await accessRules('Shared results', 'Beamline robot');
    const mine = rules.filter(rule => rule.path === '/incoming/scan-001/');
    assert.deepEqual(
      mine.map(({ principal, principal_type, permissions }) => ({ principal, principal_type, permissions })),
      [{ principal: id, principal_type: 'identity', permissions: 'r' }],
    );
  });

  it('shows the run and its states as succeeded in the view', async () => {
    const shown = await eventually(
      () => inView('transfer-and-share', 'scan 001'),
      'the run in the Flows view',
    );
    assert.equal(shown.description, 'SUCCEEDED');
    assert.deepEqual(
      shown.children.map(({ label, icon }) => [label, icon]),
      [
        ['Copy', 'pass'],
        ['Share', 'pass'],
      ],
    );
  });

  it('asks a person for the consent that a run needs, and runs with it', async () => {
    const hello = file('hello/hello.flow.json');
    const { deploy, run, signInPerson } = await api();
    await deploy(hello, ada);
    const input = await readJson(file('hello/hello.input.json'));
    const problem = await refusal(run(hello, ada, input));
    assert.equal(problem.kind, 'consent');
    const { id } = await person('Ada Alvarez');
    const scopes = problem.requiredScopes ?? [];
    const consented = await signInPerson({ open: signInAs(id), extend: ada, scopes });
    const { status, details } = await run(hello, consented, input);
    assert.equal(status, 'SUCCEEDED', JSON.stringify(details));
  });

  it('has written no secret into the workspace', async () => {
    const { client_secret } = await serviceAccount('Beamline robot');
    // The guides of the examples name the demo's secrets.
    for (const uri of await vscode.workspace.findFiles('**/*', '**/*.md'))
      assert.ok(!(await readText(uri)).includes(client_secret), `${uri.path} contains the secret`);
  });
});
