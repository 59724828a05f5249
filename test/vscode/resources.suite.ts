import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, below, signedInPerson, signedInServiceAccount } from './extension.ts';
import { hasHands, type } from './hand.ts';
import { press } from './notifications.ts';
import { accept, asked, choose } from './questions.ts';
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

  it('are shown once whoever looks has agreed to their use', async () => {
    const ben = await signedInPerson('Ben Okafor'); // who acts from now on
    const indexes = async () =>
      below(await (await api()).resourcesTree(), ['Search Indexes'])?.children ?? [];
    assert.deepEqual(
      (await indexes()).map(({ label }) => label),
      ['Agree to the use of Globus Search…'],
    );
    await vscode.commands.executeCommand('globusFlows.agreeToResources', {
      kind: 'consent',
      session: ben,
      to: 'indexes',
    });
    await press('Grant Consent');
    const shown = await eventually(async () => {
      const [first] = await indexes();
      return first?.label.startsWith('Agree') === false && first;
    }, 'the indexes');
    assert.equal(shown.label, 'You may write to no search index');
  });

  it('a search index is created by name', async function () {
    if (!hasHands) return this.skip();
    const creating = vscode.commands.executeCommand('globusFlows.newSearchIndex', {
      kind: 'indexes',
      session: robot,
    });
    for (const text of ['Scans of the suite', 'Made by a test']) {
      await asked('New Search Index');
      await type(text);
      await accept('New Search Index');
    }
    await choose('Create the search index');
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
    await choose('Add 1 entry to');
    await adding;
    const searching = vscode.commands.executeCommand('globusFlows.searchIndex', node);
    await accept('Search in “Scans of the suite”');
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
    await choose('square');
    await choose('Beamline robot only');
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
    await choose('0-first/a.input.json');
    assert.equal((await choose('compute_endpoint'))[0], 'compute_endpoint'); // where one is wanted
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
