import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changeAdministrators,
  type Globus,
  registerServiceAccount,
  signInServiceAccount,
} from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';
import { principalOf, type SignedIn, signedIn } from './signed-in.ts';

let rehearsal: SignedIn;
let ada: Globus;

beforeAll(async () => {
  rehearsal = await signedIn(['urn:globus:auth:scope:auth.globus.org:manage_projects']);
  ada = rehearsal.ada;
});
afterAll(() => rehearsal.close());

test('registering a service account is interrupted at every request, and ends with one account and one secret', async () => {
  let number = 0;
  let wanted = registration(number);
  const requests = await atEveryRequest(
    async () => {
      wanted = registration(++number);
      return () => registerServiceAccount(ada.developers, wanted);
    },
    async ({ account, secret }, interruption) => {
      const where = JSON.stringify(interruption);
      const projects = (await ada.developers.projects()).filter(
        ({ display_name }) => display_name === wanted.project.display_name,
      );
      expect(projects, where).toHaveLength(1);
      const accounts = (await ada.developers.serviceAccounts()).filter(({ name }) => name === wanted.name);
      expect(accounts, where).toEqual([account]);
      expect(await ada.developers.secrets(account), where).toMatchObject([{ name: wanted.secretName }]);
      const robot = await signInServiceAccount(rehearsal.environment, account.id, secret.secret);
      expect(robot.identity.name).toBe(wanted.name);
    },
  );
  expect(requests).toBeGreaterThan(4);
});

test('so is adding an administrator', async () => {
  const { ben } = demo.people;
  const who = principalOf(ben);
  const requests = await atEveryRequest(
    async () => {
      await changeAdministrators(ada.developers, demo.project.id, { remove: who });
      return () => changeAdministrators(ada.developers, demo.project.id, { add: who });
    },
    async ({ admin_ids }) => expect(admin_ids).toEqual([demo.people.ada.id, ben.id]),
  );
  expect(requests).toBe(3);
});

test('the last administrator stays', async () => {
  const { id } = await ada.developers.createProject({ display_name: 'Mine', contact_email: 'ada@x' });
  const me = principalOf(demo.people.ada);
  await expect(changeAdministrators(ada.developers, id, { remove: me })).rejects.toThrow(/at least one/);
});

function registration(number: number) {
  return {
    project: { display_name: `Project ${number}`, contact_email: 'ada@sandbox.example' },
    name: `Robot ${number}`,
    secretName: `secret of ${number}`,
  };
}
