import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { choose } from './questions.ts';
import { write } from './workspace.ts';

const FLOW = { StartAt: 'Look', States: { Look: { Type: 'Pass', End: true } } };

describe('several accounts', () => {
  let ada: Session;
  let robot: Session;
  let definition: vscode.Uri;
  let input: vscode.Uri;

  before(async () => {
    robot = await signedInServiceAccount('Beamline robot');
    ada = await signedInPerson('Ada Alvarez');
    await signedInPerson('Ben Okafor'); // who acts from now on
    definition = await write('accounts/mine.flow.json', JSON.stringify(FLOW, undefined, 2));
    input = await write('accounts/mine.input.json', '{}');
  });

  it('are asked for when one deploys, and whoever did last is first the next time', async () => {
    const deploying = vscode.commands.executeCommand('globusFlows.deploy', definition);
    assert.equal((await choose('Ada Alvarez'))[0], 'Ben Okafor');
    await deploying;
    const { outcome, flow } = await (await api()).deploy(definition, ada);
    assert.deepEqual([outcome, flow.flow_owner], ['unchanged', ada.identity.urn]);
    const again = vscode.commands.executeCommand('globusFlows.deploy', definition);
    assert.equal((await choose('Ada Alvarez'))[0], 'Ada Alvarez');
    await again;
  });

  it('run a flow that somebody else has deployed, and are remembered apart', async () => {
    await (await api()).assignRunPermission(definition, ada, robot.identity.username);
    for (const first of ['Ben Okafor', 'Beamline robot']) {
      const running = vscode.commands.executeCommand('globusFlows.runWithInput', input);
      assert.equal((await choose('Beamline robot'))[0], first);
      await running;
    }
    const runs = await eventually(async () => {
      const all = (await (await api()).runsOf(robot)).filter(({ flow_title }) => flow_title === 'mine');
      return all.length === 2 && all.every(({ status }) => status === 'SUCCEEDED') && all;
    }, 'both runs to succeed');
    assert.deepEqual(new Set(runs.map(({ run_owner }) => run_owner)), new Set([robot.identity.urn]));
  });

  it('are not asked for where there is one', async () => {
    const { sessions, signOut } = await api();
    for (const session of await sessions()) if (session !== ada) await signOut(session);
    await vscode.commands.executeCommand('globusFlows.deploy', definition);
    assert.deepEqual(await sessions(), [ada]);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
