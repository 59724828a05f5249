import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { choose } from './questions.ts';
import { file, readText, write } from './workspace.ts';

const FLOW = { StartAt: 'Look', States: { Look: { Type: 'Pass', End: true } } };

describe('roles on a flow', function () {
  this.timeout(60_000);

  let ada: Session;
  let definition: vscode.Uri;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    await signedInServiceAccount('Beamline robot');
    definition = await write('roles/watched.flow.json', JSON.stringify(FLOW, undefined, 2));
    await (await api()).deploy(definition, ada);
  });

  it('are shown by name, given, and written down', async () => {
    const owner = await eventually(() => inView('watched', 'Roles', 'Ada Alvarez'), 'the owner in the view');
    assert.equal(owner.description, 'owner');
    const giving = vscode.commands.executeCommand('globusFlows.giveFlowRole', definition);
    await choose('Ada Alvarez');
    await choose('run monitor');
    await choose('Beamline robot');
    await choose('Make Beamline robot');
    await giving;
    const given = await eventually(
      async () =>
        (await inView('watched', 'Roles'))?.children.find(({ description }) => description === 'run monitor'),
      'the role in the view',
    );
    assert.equal(given.label, 'Beamline robot');
    assert.match(
      await readText(file('globus-flows.json')),
      /"runMonitors":\s*\[\s*"urn:globus:auth:identity:/,
    );
    assert.equal((await (await api()).deploy(definition, ada)).outcome, 'unchanged');
  });
});
