import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Collection,
  type Globus,
  makeProjectCollection,
  makeProjectFolder,
} from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';
import { principalOf, type SignedIn, signedIn } from './signed-in.ts';

const { beamlineStorage, sharedResults, instrumentComputer } = demo.collections;
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
let mapped: Collection;

beforeAll(async () => {
  rehearsal = await signedIn([`${transferAll}[*${dataAccess}]`, `${manage}[*${dataAccess}]`]);
  ada = rehearsal.ada;
  mapped = await ada.transfer.getCollection(beamlineStorage.id);
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

test('so is a guest collection for a project: there is one of the name, with its manager and its writer', async () => {
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
});

test('roles and rules are taken, here and on a personal computer, and a guest collection is deleted', async () => {
  const made = await makeProjectCollection(ada, {
    mapped,
    path: '/projects/short/',
    display_name: 'Short',
    manager: ben,
    writer: robot,
  });
  const [rule] = (await ada.transfer.listAccessRules(made.id)).filter(({ id }) => id !== null);
  await ada.transfer.deleteAccessRule(made.id, rule?.id ?? '');
  expect((await ada.transfer.listAccessRules(made.id)).filter(({ id }) => id !== null)).toEqual([]);
  const role = (await ada.transfer.listRoles(made.id)).find(one => one.role === 'access_manager');
  if (!role) throw new Error('The role is not there.');
  await ada.transfer.removeRole(made, role);
  await ada.transfer.removeRole(made, role);
  expect((await ada.transfer.listRoles(made.id)).map(one => one.role)).toEqual(['administrator']);
  await ada.transfer.deleteGuest(made);
  await expect(ada.transfer.getCollection(made.id)).rejects.toThrow(/No such endpoint/);

  const personal = await ada.transfer.getCollection(instrumentComputer.id);
  const wanted = {
    principal_type: 'identity' as const,
    principal: demo.people.ben.id,
    role: 'access_manager',
  };
  await ada.transfer.addRole(personal, wanted);
  const given = (await ada.transfer.listRoles(personal.id)).find(one => one.role === 'access_manager');
  if (!given) throw new Error('The role is not there.');
  await ada.transfer.removeRole(personal, given);
  expect((await ada.transfer.listRoles(personal.id)).map(one => one.role)).toEqual(['administrator']);
});

test('collections are listed by what the caller is to them', async () => {
  const names = async (scope: Parameters<Globus['transfer']['listCollections']>[0]) =>
    (await ada.transfer.listCollections(scope)).map(one => one.display_name);
  expect(await names('administered-by-me')).toEqual(
    expect.arrayContaining(['Shared results', 'Reference archive', 'Instrument computer']),
  );
  expect(await names('shared-with-me')).toEqual([]);
});
