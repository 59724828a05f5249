import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { arm, disarm } from './faults.ts';
import { press } from './notifications.ts';
import { refusal } from './problem.ts';
import { choose } from './questions.ts';
import { address, collection } from './sandbox.ts';
import { readJson, write } from './workspace.ts';

const MANAGE = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/manage_flows';
const RUNS = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/run_status';

const NAP = {
  StartAt: 'Nap',
  States: { Nap: { Type: 'Wait', Seconds: 4, Next: 'Awake' }, Awake: { Type: 'Pass', End: true } },
};

describe('trouble in the middle', function () {
  this.timeout(60_000);

  let ada: Session;
  let robot: Session;
  let nap: vscode.Uri;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    robot = await signedInServiceAccount('Beamline robot');
    nap = await write('trouble/nap.flow.json', JSON.stringify(NAP, undefined, 2));
    const { deploy, assignRunPermission } = await api();
    await deploy(nap, ada);
    await assignRunPermission(nap, ada, robot.identity.username);
  });
  afterEach(() => disarm());

  it('a storm of 429 is waited out: the run is followed to its end', async () => {
    const running = (await api()).run(nap, robot, {}, 'through a storm');
    await eventually(() => inView('nap', 'through a storm', 'Nap'), 'the run in the view');
    await arm({ path: '/runs', fault: '429', times: 8 });
    assert.equal((await running).status, 'SUCCEEDED');
  });

  it('a computer that has slept for a night goes on following the run', async () => {
    const running = (await api()).run(nap, robot, {}, 'over night');
    await eventually(() => inView('nap', 'over night', 'Nap'), 'the run in the view');
    const { now } = Date;
    Date.now = () => now() + 9 * 3_600_000;
    try {
      assert.equal((await running).status, 'SUCCEEDED');
    } finally {
      Date.now = now;
    }
  });

  it('tokens that are revoked mean signing in again, after which the same run is shown to its end', async () => {
    const running = (await api()).run(nap, robot, {}, 'revoked');
    await eventually(() => inView('nap', 'revoked', 'Nap'), 'the run in the view');
    await arm({ path: '/v2/oauth2/token', fault: 'expired-token', times: 50 });
    await arm({ path: '/runs', fault: 'expired-token', times: 50 });
    const problem = await refusal(running);
    assert.equal(problem.kind, 'sign-in');
    assert.ok(problem.remedy.length > 10, problem.remedy);
    await disarm();
    await signedInServiceAccount('Beamline robot');
    await vscode.commands.executeCommand('globusFlows.refresh');
    await eventually(
      async () => (await inView('nap', 'revoked'))?.description === 'SUCCEEDED',
      'the end of the run in the view',
    );
    assert.ok(await robot.token([RUNS]), 'the session that was held goes on');
  });

  it('consents are given by a button, before a run and in the middle of it, and it goes on', async () => {
    const action = {
      Type: 'Action',
      ActionUrl: 'https://actions.globus.org/hello_world',
      Parameters: { echo_string: 'hi', 'required_dependent_scope.$': '$.scope' },
      WaitTime: 60,
      End: true,
    };
    const flow = await write(
      'trouble/copy.flow.json',
      JSON.stringify({ StartAt: 'Copy', States: { Copy: action } }, undefined, 2),
    );
    const { id: storage } = await collection('Beamline storage');
    const scope = `https://auth.globus.org/scopes/${storage}/data_access`;
    const input = await write('trouble/copy.input.json', JSON.stringify({ scope }));
    const { deploy, runsOf } = await api();
    await deploy(flow, ada);
    const running = vscode.commands.executeCommand('globusFlows.runWithInput', input);
    await choose('Ada Alvarez');
    await running;
    assert.match(await press('Grant Consent'), /^Ada Alvarez has to agree, once, that “copy” acts for them/);
    await press('Grant Consent and Resume');
    await eventually(
      async () => (await runsOf(ada)).find(({ flow_title }) => flow_title === 'copy')?.status === 'SUCCEEDED',
      'the run to succeed',
    );
  });

  it('what a colleague has deployed meanwhile is shown, and can be taken', async () => {
    const { flowId } = await colleagueChanges({ ...NAP, Comment: 'by a colleague' });
    const deploying = vscode.commands.executeCommand('globusFlows.deploy', nap);
    await choose('Ada Alvarez');
    const [first] = await choose('Take Theirs');
    assert.equal(first, 'Merge Theirs and Mine…');
    await choose('Replace nap.flow.json');
    await deploying;
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    assert.equal(document.uri.toString(), nap.toString());
    assert.equal(JSON.parse(document.getText()).Comment, 'by a colleague');
    await document.save();
    assert.equal((await (await api()).deploy(nap, ada)).outcome, 'unchanged', flowId);
  });

  /** Changes the definition of the flow as another program would. */
  async function colleagueChanges(definition: object): Promise<{ flowId: string }> {
    const project = JSON.stringify(await readJson(vscode.Uri.joinPath(nap, '..', '..', 'globus-flows.json')));
    const [, flowId = ''] = /"nap":\{.*?"([\da-f-]{36})"/.exec(project) ?? [];
    const response = await fetch(`${address}/flows/${flowId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await ada.token([MANAGE])}`, 'content-type': 'application/json' },
      body: JSON.stringify({ definition }),
    });
    assert.equal(response.status, 200, await response.text());
    return { flowId };
  }
});
