import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TreeDescription } from '../../client/src/api.ts';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson } from './extension.ts';
import { acceptChoice, next } from './quick-input.ts';
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
    const shared = await eventually(() => below('Shared results'), 'the guest collection in the view');
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

  it('get an access rule for a folder, and it is taken away again', async () => {
    const readersOf = async (folder: string) =>
      (await below('Shared results', folder))?.children.filter(({ description }) => description === 'read') ??
      [];
    const before = (await readersOf('/')).map(({ label }) => label);
    const giving = vscode.commands.executeCommand('globusFlows.giveFolderAccess');
    await pick('Shared results');
    await acceptChoice(2000); // this folder: /
    await new Promise(resolve => setTimeout(resolve, 3000));
    await next(1); // service accounts are first, and the first of them has a role
    await acceptChoice();
    await acceptChoice(1400); // read
    await giving;
    const given = await eventually(
      async () => (await readersOf('/')).find(({ label }) => !before.includes(label)),
      'the new rule in the view',
    );
    const [rule] = (await accessRules('Shared results', given.label)).filter(
      ({ path, permissions }) => path === '/' && permissions === 'r',
    );
    assert.ok(rule);
    const { id, display_name } = await collection('Shared results');
    const node = {
      kind: 'rule',
      collection: { id, display_name, my_effective_roles: [] },
      session: ada,
      rule: { ...rule, who: given.label },
    };
    const removing = vscode.commands.executeCommand('globusFlows.removeAccess', node);
    await acceptChoice(1400);
    await removing;
    assert.ok(
      !(await accessRules('Shared results', given.label)).some(
        ({ path, permissions }) => path === '/' && permissions === 'r',
      ),
    );
  });

  it('are made for a project: the folder, the collection, its manager', async () => {
    const making = vscode.commands.executeCommand('globusFlows.newProjectCollection', {
      kind: 'collection',
      session: ada,
      pinned: false,
      collection: await document('Beamline storage'),
    });
    await acceptChoice(2000); // below this folder
    await acceptChoice(1400); // its name
    await acceptChoice(2000); // the name of the collection
    await acceptChoice(3000); // the manager: a service account is first
    await new Promise(resolve => setTimeout(resolve, 1000));
    await next(1);
    await acceptChoice(); // nobody writes yet
    await acceptChoice(1400); // the plan
    await making;
    const made = await eventually(() => below('new-project'), 'the new guest collection in the view');
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

  async function below(...labels: string[]): Promise<TreeDescription | undefined> {
    let children = await (await api()).collectionsTree();
    let found: TreeDescription | undefined;
    for (const label of labels) {
      found = children.find(child => child.label === label);
      if (!found) return undefined;
      children = found.children;
    }
    return found;
  }

  /** Goes down to a collection of the list; those that accept rules stand there by name. */
  async function pick(name: string): Promise<void> {
    const names = (await (await api()).collectionsTree()).map(({ label }) => label);
    await new Promise(resolve => setTimeout(resolve, 2500));
    await next(names.filter(one => one !== 'Beamline storage').indexOf(name));
    await acceptChoice();
  }
});
