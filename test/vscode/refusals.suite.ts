import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { refusal } from './problem.ts';
import { collection } from './sandbox.ts';
import { file, readJson, replace, write } from './workspace.ts';

const definition = () => file('transfer/transfer.flow.json');
const input = () => readJson(file('transfer/transfer.input.json'));

describe('refusals', () => {
  let ada: Session;
  let robot: Session;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    robot = await signedInServiceAccount('Beamline robot');
    await (await api()).deploy(definition(), ada);
  });

  it('what the service has against a definition stands at the key, and is gone with the next edit', async () => {
    const text = JSON.stringify(
      {
        StartAt: 'A',
        States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 'ten', End: true } },
      },
      undefined,
      2,
    );
    const refused = await write('refusals/refused.flow.json', text);
    const editor = await vscode.window.showTextDocument(refused);
    const found = () =>
      vscode.languages.getDiagnostics(refused).filter(({ source }) => source === 'Globus Flows service');
    await vscode.commands.executeCommand('globusFlows.validateWithService', refused);
    const [first] = await eventually(() => found().length > 0 && found(), 'what the service has found');
    assert.match(editor.document.lineAt(first?.range.start.line ?? 0).text, /"Seconds": "ten"/);
    await replace(editor, '"ten"', '10');
    assert.deepEqual(found(), []);
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('a run without the role is refused, with the remedy', async () => {
    const archive = await signedInServiceAccount('Archive robot');
    const problem = await refusal((await api()).run(definition(), archive, await input()));
    assert.equal(problem.kind, 'forbidden');
    assert.match(`${problem.message} ${problem.remedy}`, /permission|flow_starter|role/i);
    assert.ok(problem.remedy.length > 20, `the remedy is “${problem.remedy}”`);
  });

  it('an input that does not fit the schema is refused, with the place', async () => {
    const { source } = await input();
    await assert.rejects((await api()).run(definition(), ada, { source: source ?? null }), /destination/);
  });

  it('a destination without write permission fails the run, with the state named', async () => {
    await (await api()).assignRunPermission(definition(), ada, robot.identity.username);
    const archive = { id: (await collection('Reference archive')).id, path: '/copy/' };
    const run = await (await api()).run(
      definition(),
      robot,
      { ...(await input()), destination: archive },
      'to archive',
    );
    assert.equal(run.status, 'FAILED');
    assert.match(JSON.stringify(run.details), /"state_name":"Copy"/);
    const shown = await eventually(() => inView('transfer', 'to archive'), 'the failed run in the view');
    assert.equal(shown.description, 'FAILED');
    assert.deepEqual(
      shown.children.map(({ label, icon }) => [label, icon]),
      [['Copy', 'error']],
    );
  });
});
