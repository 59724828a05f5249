import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { hasHands, type } from './hand.ts';
import { accept, asked, choose } from './questions.ts';
import { acceptChoice } from './quick-input.ts';
import { write } from './workspace.ts';

const TITLE = 'Delete the Flow “short-lived”';
const FLOW = { StartAt: 'Look', States: { Look: { Type: 'Pass', End: true } } };

describe('a flow', () => {
  it('is deleted once its title is typed, and not before', async function () {
    if (!hasHands) return this.skip();
    const definition = await write('deleted/short-lived.flow.json', JSON.stringify(FLOW));
    await signedInServiceAccount('Beamline robot');
    await (await api()).deploy(definition, await signedInPerson('Ada Alvarez'));
    await eventually(() => inView('short-lived'), 'the flow in the view');
    const deleting = vscode.commands.executeCommand('globusFlows.deleteFlow', definition);
    await choose('Ada Alvarez');
    await asked(TITLE);
    await acceptChoice(); // nothing is typed yet
    await type('another');
    await acceptChoice();
    assert.ok(await inView('short-lived'), 'it is gone without its title');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await deleting;
    const again = vscode.commands.executeCommand('globusFlows.deleteFlow', definition);
    await choose('Ada Alvarez');
    await asked(TITLE);
    await type('short-lived');
    await accept(TITLE);
    await again;
    await eventually(async () => !(await inView('short-lived')), 'the flow to be gone from the view');
  });
});
