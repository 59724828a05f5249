import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AutomationStep } from '../../project/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { address, collection } from './sandbox.ts';
import { readText, write } from './workspace.ts';

const FLOW = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };

describe('the automation guide', () => {
  let definition: vscode.Uri;

  before(async () => {
    const ada = await signedInPerson('Ada Alvarez');
    await signedInServiceAccount('Beamline robot');
    definition = await write('automation/nightly.flow.json', JSON.stringify(FLOW, undefined, 2));
    await (await api()).deploy(definition, ada);
    await (await api()).assignRunPermission(definition, ada, 'all_authenticated_users');
  });

  after(() => connect(true));

  it('knows what is done', async () => {
    const steps = await until(all => all.slice(0, 4).every(({ state }) => state === 'done'));
    assert.match(words(steps, 'acquisition'), /Instrument computer/);
    assert.match(words(steps, 'collections'), / robot can write to “/);
    assert.match(words(steps, 'credentials'), / robot/);
    assert.match(words(steps, 'deploy'), /can start/);
  });

  it('sees that the computer at the instrument is off', async () => {
    await connect(false);
    const steps = await until(([first]) => first?.state === 'attention');
    assert.equal(words(steps, 'acquisition'), '“Instrument computer” is not connected');
    await connect(true);
    await until(([first]) => first?.state === 'done');
  });

  it('sees a trigger in the project file', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const project = vscode.Uri.joinPath(folder, 'globus-flows.json');
    const before = await readText(project);
    const triggers = { scans: { flow: 'nightly', watch: '/scans', pattern: '*.h5' } };
    await write('globus-flows.json', JSON.stringify({ ...JSON.parse(before), triggers }, undefined, 2));
    const steps = await until(all => all.at(-1)?.state === 'done');
    assert.equal(words(steps, 'trigger'), 'scans');
    await write('globus-flows.json', before);
  });

  async function connect(connected: boolean): Promise<void> {
    const { id } = await collection('Instrument computer');
    await fetch(`${address}/sandbox/collections/${id}`, {
      method: 'POST',
      body: JSON.stringify({ connected }),
    });
  }

  const until = (good: (steps: AutomationStep[]) => boolean) =>
    eventually(async () => {
      const steps = await (await api()).automationSteps();
      return good(steps) && steps;
    }, 'the steps');

  const words = (steps: readonly AutomationStep[], id: AutomationStep['id']) =>
    steps.find(step => step.id === id)?.words ?? '';
});
