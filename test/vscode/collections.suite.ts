import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, below, signedInPerson } from './extension.ts';
import { accept, choose } from './questions.ts';
import { accessRules, collection, person, signInAs } from './sandbox.ts';

const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const MANAGE = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';

describe('collections', function () {
  this.timeout(60_000); // questions are waited for by the clock

  let ada: Session;

  before(async () => {
    ada = await signedInPerson('Ada Alvarez');
    const { id: storage } = await collection('Beamline storage');
    const dataAccess = `https://auth.globus.org/scopes/${storage}/data_access`;
    const { id } = await person('Ada Alvarez');
    await (await api()).signInPerson({
      open: signInAs(id),
      extend: ada,
      scopes: [`${TRANSFER}[*${dataAccess}]`, `${MANAGE}[*${dataAccess}]`],
    });
    await vscode.commands.executeCommand('globusFlows.refreshCollections');
  });

  it('are listed with who has access to which folder, by name', async () => {
    const shared = await eventually(
      () => inCollections('Shared results'),
      'the guest collection in the view',
    );
    assert.equal(shared.description, 'administrator');
    const incoming = shared.children.find(({ label }) => label === '/incoming/');
    assert.ok(
      incoming?.children.some(
        line => `${line.label}: ${line.description}` === 'Beamline robot: read and write',
      ),
    );
    const roles = shared.children.find(({ label }) => label === 'Roles');
    assert.deepEqual(roles?.children.map(({ label, description }) => [label, description]).slice(0, 2), [
      ['Ada Alvarez', 'administrator'],
      ['Beamline robot', 'access manager'],
    ]);
  });

  it('show their files, below the folders they are in', async () => {
    const incoming = await eventually(
      () => inCollections('Shared results', 'Files', 'incoming'),
      'the folder among the files',
    );
    assert.equal(incoming.icon, 'folder');
  });

  it('get an access rule for a folder, and it is taken away again', async () => {
    const rules = () => accessRules('Shared results', 'Beamline robot');
    const before = (await rules()).map(({ id }) => id);
    const folder = { kind: 'folder', collection: await document('Shared results'), session: ada, path: '/' };
    const giving = vscode.commands.executeCommand('globusFlows.giveFolderAccess', folder);
    await choose('Archive robot');
    await choose('Let Archive robot');
    await giving;
    const rule = (await rules()).find(
      ({ id, path, permissions }) => !before.includes(id) && path === '/' && permissions === 'r',
    );
    assert.ok(rule);
    const given = await eventually(
      async () =>
        (await inCollections('Shared results', '/'))?.children.find(
          ({ description }) => description === 'read',
        ),
      'the new rule in the view',
    );
    const { id, display_name } = await collection('Shared results');
    const node = {
      kind: 'rule',
      collection: { id, display_name, my_effective_roles: [] },
      session: ada,
      rule: { ...rule, who: given.label },
    };
    const removing = vscode.commands.executeCommand('globusFlows.removeAccess', node);
    await choose('Take the access of');
    await removing;
    assert.deepEqual((await rules()).map(({ id }) => id).sort(), before.sort());
  });

  it('get a folder for a project, with who may use it', async () => {
    const making = vscode.commands.executeCommand('globusFlows.newProjectFolder', {
      kind: 'collection',
      session: ada,
      pinned: false,
      collection: await document('Shared results'),
    });
    await choose('This folder');
    await accept('New Project Folder in');
    await choose('Archive robot');
    await choose('read and write');
    await choose('That is all');
    await choose('Make /new-project/');
    await making;
    const made = (await accessRules('Shared results', 'Beamline robot')).filter(
      ({ path }) => path === '/new-project/',
    );
    assert.deepEqual(
      made.map(({ permissions }) => permissions),
      ['rw'],
    );
    await eventually(() => inCollections('Shared results', '/new-project/'), 'the folder in the view');
  });

  it('are made for a project: the folder, the collection, its manager', async () => {
    const making = vscode.commands.executeCommand('globusFlows.newProjectCollection', {
      kind: 'collection',
      session: ada,
      pinned: false,
      collection: await document('Beamline storage'),
    });
    await choose('This folder');
    await accept('New Project Collection in');
    await accept('A Guest Collection on “Beamline storage”');
    await choose('Beamline robot'); // decides about access
    await choose('Nobody yet'); // writes
    await choose('Make the guest collection');
    await making;
    const made = await eventually(() => inCollections('new-project'), 'the new guest collection in the view');
    const roles = made.children.find(({ label }) => label === 'Roles')?.children ?? [];
    assert.deepEqual(
      roles.map(({ description }) => description),
      ['administrator', 'access manager'],
    );
  });

  /** A collection as Transfer describes it to Ada. */
  async function document(name: string): Promise<unknown> {
    const { id } = await collection(name);
    const headers = { authorization: `Bearer ${await ada.token([TRANSFER])}` };
    const response = await fetch(`${ada.environment.transfer}/v0.10/endpoint/${id}`, { headers });
    return response.json();
  }

  async function inCollections(...labels: string[]) {
    return below(await (await api()).collectionsTree(), labels);
  }
});
