import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { signedInServiceAccount } from './extension.ts';
import { hasHands, type } from './hand.ts';
import { acceptChoice } from './quick-input.ts';
import { address } from './sandbox.ts';
import { readJson, write } from './workspace.ts';

const SEARCH = 'urn:globus:auth:scope:search.api.globus.org:all';

interface Index {
  id: string;
  display_name: string;
  permissions: string[];
}

describe('Search and Compute', function () {
  this.timeout(60_000); // questions are waited for by the clock

  let robot: Session;
  let index: Index;

  before(async () => {
    robot = await signedInServiceAccount('Beamline robot');
  });

  it('a search index is created by name', async function () {
    if (!hasHands) return this.skip();
    const creating = vscode.commands.executeCommand('globusFlows.newSearchIndex', {
      kind: 'indexes',
      session: robot,
    });
    await new Promise(resolve => setTimeout(resolve, 1000));
    await type('Scans of the suite');
    await acceptChoice();
    await new Promise(resolve => setTimeout(resolve, 800));
    await type('Made by a test');
    await acceptChoice();
    await acceptChoice(1000); // the plan
    await creating;
    const made = await eventually(
      async () => (await indexes()).find(one => one.display_name === 'Scans of the suite'),
      'the index',
    );
    assert.deepEqual(made.permissions, ['owner']);
    index = made;
  });

  it('an ingest document with a mistake is not sent, and the mistake is marked', async function () {
    if (!index) return this.skip();
    const entries = await write(
      'search/entries.json',
      JSON.stringify(
        { gmeta: [{ subject: 'a', visible_to: ['Ada'], content: { title: 'A' } }] },
        undefined,
        2,
      ),
    );
    await vscode.window.showTextDocument(entries);
    await vscode.commands.executeCommand('globusFlows.ingest', { kind: 'index', session: robot, index });
    const [found] = vscode.languages.getDiagnostics(entries);
    assert.match(found?.message ?? '', /"Ada" is nobody/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('entries are added once that is agreed to, and found', async function () {
    if (!index) return this.skip();
    const entries = await write(
      'search/entries.json',
      JSON.stringify(
        [{ subject: 'scan-007', visible_to: ['public'], content: { title: 'Seven' } }],
        undefined,
        2,
      ),
    );
    await vscode.window.showTextDocument(entries);
    const node = { kind: 'index', session: robot, index };
    const adding = vscode.commands.executeCommand('globusFlows.ingest', node);
    await acceptChoice(1500);
    await adding;
    const searching = vscode.commands.executeCommand('globusFlows.searchIndex', node);
    await acceptChoice(1000); // everything
    await searching;
    const text = await eventually(() => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.uri.scheme === 'globus-shown' && document.getText();
    }, 'the results');
    assert.deepEqual(JSON.parse(text), {
      total: 1,
      offset: 0,
      subjects: [{ subject: 'scan-007', entries: [{ entry_id: null, content: { title: 'Seven' } }] }],
    });
  });

  it('a function of a Python file is registered', async () => {
    const file = await write(
      'compute/square.py',
      'import json\n\ndef square(x):\n    """Squares."""\n    return x * x\n',
    );
    await vscode.window.showTextDocument(file);
    const registering = vscode.commands.executeCommand('globusFlows.registerFunction', {
      kind: 'endpoints',
      session: robot,
    });
    await acceptChoice(1200); // the function
    await acceptChoice(2000); // only who registers it
    await registering;
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('the id of an endpoint is put where a run input wants one', async () => {
    await write('0-first/a.input.json', JSON.stringify({ path: '/x', compute_endpoint: '' }, undefined, 2));
    const endpoint = { id: '11111111-2222-4333-8444-555555555555', name: 'Cluster', status: 'online' };
    const putting = vscode.commands.executeCommand('globusFlows.useEndpoint', {
      kind: 'endpoint',
      session: robot,
      endpoint,
    });
    await acceptChoice(2000); // the first run input
    await acceptChoice(1200); // the place that an endpoint is wanted at
    await putting;
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    assert.deepEqual(JSON.parse(document.getText()), { path: '/x', compute_endpoint: endpoint.id });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.equal((await readJson(document.uri)).compute_endpoint, '');
  });

  async function indexes(): Promise<Index[]> {
    const headers = { authorization: `Bearer ${await robot.token([SEARCH])}` };
    const response = await fetch(`${address}/v1/index_list`, { headers });
    const { index_list } = (await response.json()) as { index_list: Index[] };
    return index_list;
  }
});
