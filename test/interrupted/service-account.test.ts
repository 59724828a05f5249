import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  changeAdministrators,
  type Globus,
  globus,
  personSession,
  principalOfIdentity,
  registerServiceAccount,
  sandboxAt,
  signInPerson,
  signInScopes,
  signInServiceAccount,
} from '../../globus/src/index.ts';
import { demo, type Sandbox, startSandbox } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';

let folder: string;
let sandbox: Sandbox;
let ada: Globus;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interrupted-'));
  sandbox = await startSandbox({ stateDir: folder });
  const environment = sandboxAt(sandbox.url);
  const stored = await signInPerson({
    environment,
    clientId: demo.nativeClientId,
    scopes: [...signInScopes, 'urn:globus:auth:scope:auth.globus.org:manage_projects'],
    open: async url => void (await fetch(`${url}&sandbox_identity=${demo.people.ada.id}`)),
    redirect: 'loopback',
  });
  ada = globus(
    environment,
    personSession(stored, async () => {}, environment),
    { attempts: 1 },
  );
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

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
      const robot = await signInServiceAccount(sandboxAt(sandbox.url), account.id, secret.secret);
      expect(robot.identity.name).toBe(wanted.name);
    },
  );
  expect(requests).toBeGreaterThan(4);
});

test('so is adding an administrator', async () => {
  const { ben } = demo.people;
  const who = principalOfIdentity({
    ...ben,
    urn: `urn:globus:auth:identity:${ben.id}`,
    kind: 'person',
  });
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
  const { ada: person } = demo.people;
  const me = principalOfIdentity({
    ...person,
    urn: `urn:globus:auth:identity:${person.id}`,
    kind: 'person',
  });
  await expect(changeAdministrators(ada.developers, id, { remove: me })).rejects.toThrow(/at least one/);
});

function registration(number: number) {
  return {
    project: { display_name: `Project ${number}`, contact_email: 'ada@sandbox.example' },
    name: `Robot ${number}`,
    secretName: `secret of ${number}`,
  };
}
