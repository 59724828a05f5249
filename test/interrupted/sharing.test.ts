import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Globus, makeProjectCollection, makeProjectFolder } from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';
import { principalOf, type SignedIn, signedIn } from './signed-in.ts';

const { beamlineStorage, instrumentDisk, sharedResults } = demo.collections;
const transferAll = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const dataAccess = `https://auth.globus.org/scopes/${beamlineStorage.id}/data_access`;
const manage = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';
const ben = principalOf(demo.people.ben);
const robot = principalOf({
  ...demo.serviceAccounts.archiveRobot,
  id: demo.serviceAccounts.archiveRobot.client_id,
});

let rehearsal: SignedIn;
let ada: Globus;

beforeAll(async () => {
  rehearsal = await signedIn([`${transferAll}[*${dataAccess}]`, `${manage}[*${dataAccess}]`]);
  ada = rehearsal.ada;
});
afterAll(() => rehearsal.close());

test('a folder for a project is interrupted at every request, and ends with one rule for each', async () => {
  const collection = await ada.transfer.getCollection(sharedResults.id);
  let path = '';
  let number = 0;
  const requests = await atEveryRequest(
    async () => {
      path = `/projects/p${++number}/raw/`;
      const shares = [
        { principal: ben, permissions: 'r' as const },
        { principal: robot, permissions: 'rw' as const },
      ];
      return () => makeProjectFolder(ada, { collection, path, shares });
    },
    async (_, interruption) => {
      const rules = (await ada.transfer.listAccessRules(collection.id)).filter(rule => rule.path === path);
      expect(
        rules.map(({ principal, permissions }) => [principal, permissions]).sort(),
        JSON.stringify(interruption),
      ).toEqual(
        [
          [demo.people.ben.id, 'r'],
          [demo.serviceAccounts.archiveRobot.client_id, 'rw'],
        ].sort(),
      );
      expect((await ada.transfer.ls(collection.id, path)).entries).toEqual([]);
    },
  );
  expect(requests).toBeGreaterThan(8);
});

test.each([
  ['a server', beamlineStorage, 'GCSv5_guest_collection'],
  ['a personal computer', instrumentDisk, 'GCP_guest_collection'],
])(
  'so is a guest collection for a project on %s: there is one of the name, with its manager and its writer',
  async (_, { id: host }, kind) => {
    const mapped = await ada.transfer.getCollection(host);
    let name = '';
    let number = 0;
    const requests = await atEveryRequest(
      async () => {
        name = `Project ${++number}`;
        const path = `/projects/${number}/`;
        return () =>
          makeProjectCollection(ada, { mapped, path, display_name: name, manager: ben, writer: robot });
      },
      async (made, interruption) => {
        const where = JSON.stringify(interruption);
        expect(made).toMatchObject({ entity_type: kind, mapped_collection_id: mapped.id });
        const own = await ada.transfer.guestCollections(mapped.id);
        expect(
          own.filter(one => one.display_name === name).map(({ id }) => id),
          where,
        ).toEqual([made.id]);
        const roles = await ada.transfer.listRoles(made.id);
        expect(
          roles.map(({ role, principal }) => [role, principal]),
          where,
        ).toEqual([
          ['administrator', demo.people.ada.id],
          ['access_manager', demo.people.ben.id],
        ]);
        const rules = (await ada.transfer.listAccessRules(made.id)).filter(({ id }) => id !== null);
        expect(rules, where).toMatchObject([{ path: '/', permissions: 'rw' }]);
      },
    );
    expect(requests).toBeGreaterThan(12);
  },
);

test.each([
  ['a server', beamlineStorage],
  ['a personal computer', instrumentDisk],
])('roles and rules on %s are taken, and a guest collection is deleted', async (_, { id: host }) => {
  const made = await makeProjectCollection(ada, {
    mapped: await ada.transfer.getCollection(host),
    path: '/projects/short/',
    display_name: 'Short',
    manager: ben,
    writer: robot,
  });
  const [rule] = (await ada.transfer.listAccessRules(made.id)).filter(({ id }) => id !== null);
  await ada.transfer.deleteAccessRule(made.id, rule?.id ?? '');
  await ada.transfer.deleteAccessRule(made.id, rule?.id ?? '');
  expect((await ada.transfer.listAccessRules(made.id)).filter(({ id }) => id !== null)).toEqual([]);
  const role = (await ada.transfer.listRoles(made.id)).find(one => one.role === 'access_manager');
  if (!role) throw new Error('The role is not there.');
  await ada.transfer.removeRole(made, role);
  await ada.transfer.removeRole(made, role);
  expect((await ada.transfer.listRoles(made.id)).map(one => one.role)).toEqual(['administrator']);
  await ada.transfer.deleteGuest(made);
  await ada.transfer.deleteGuest(made);
  await expect(ada.transfer.getCollection(made.id)).rejects.toThrow(/No such endpoint/);
});

test('collections are listed by what the caller is to them', async () => {
  const names = async (scope: Parameters<Globus['transfer']['listCollections']>[0]) =>
    (await ada.transfer.listCollections(scope)).map(one => one.display_name);
  expect(await names('administered-by-me')).toEqual(
    expect.arrayContaining(['Shared results', 'Reference archive', 'Instrument computer', 'Instrument disk']),
  );
  expect(await names('shared-with-me')).toEqual([]);
});
