import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  applyDeploy,
  applyFix,
  applyRunPermission,
  type Globus,
  type LocalFlow,
  planDeploy,
} from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';
import { principalOf, type SignedIn, signedIn } from './signed-in.ts';

const { archiveRobot } = demo.serviceAccounts;
const { referenceArchive } = demo.collections;
const robot = principalOf({ ...archiveRobot, id: archiveRobot.client_id });
const manage = 'urn:globus:auth:scope:94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d:manage_collections';

let rehearsal: SignedIn;
let ada: Globus;
let number = 0;

beforeAll(async () => {
  rehearsal = await signedIn([manage]);
  ada = rehearsal.ada;
});
afterAll(() => rehearsal.close());

const local = (changes: Partial<LocalFlow> = {}): LocalFlow => ({
  title: `Copy ${number}`,
  definition: { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } },
  inputSchema: {},
  ...changes,
});

test('a flow that is deployed for the first time is there once, whatever was interrupted', async () => {
  const requests = await atEveryRequest(
    async () => {
      const wanted = local({ title: `Copy ${++number}` });
      return () => applyDeploy(ada, planDeploy(wanted, undefined));
    },
    async ({ flow }, interruption) => {
      const same = (await ada.flows.list({ roles: ['flow_owner'] })).filter(one => one.title === flow.title);
      expect(
        same.map(({ id }) => id),
        JSON.stringify(interruption),
      ).toEqual([flow.id]);
    },
  );
  expect(requests).toBe(2);
});

test('an update is made, and nothing that it does not say is lost', async () => {
  let wanted = local();
  const requests = await atEveryRequest(
    async () => {
      wanted = local({ title: `Copy ${++number}`, subtitle: 'after', keywords: ['one', 'two'] });
      const { subtitle: _, keywords: __, ...before } = wanted;
      const { flow } = await applyDeploy(
        ada,
        planDeploy({ ...before, flowStarters: [robot.urn] }, undefined),
      );
      return async () => applyDeploy(ada, planDeploy(wanted, await ada.flows.get(flow)));
    },
    async ({ flow }, interruption) => {
      const now = await ada.flows.get(flow);
      expect([now.subtitle, now.keywords, now.flow_starters], JSON.stringify(interruption)).toEqual([
        'after',
        ['one', 'two'],
        [robot.urn],
      ]);
    },
  );
  expect(requests).toBe(3);
});

test('a permission is given once', async () => {
  const requests = await atEveryRequest(
    async () => {
      const { flow } = await applyDeploy(ada, planDeploy(local({ title: `Copy ${++number}` }), undefined));
      return () => applyRunPermission(ada, flow, robot);
    },
    async ({ flow }, interruption) =>
      expect(flow.flow_starters, JSON.stringify(interruption)).toEqual([robot.urn]),
  );
  expect(requests).toBe(3);
});

test.each([
  ['an access rule', { kind: 'access-rule', path: '/given/', permissions: 'rw' }],
  ['an access manager', { kind: 'access-manager' }],
] as const)('access that was found missing is given once: %s', async (_, fix) => {
  const { id, display_name: name } = referenceArchive;
  const principal = {
    id: archiveRobot.client_id,
    urn: robot.urn,
    username: archiveRobot.username,
    name: archiveRobot.name,
    kind: 'service-account' as const,
  };
  const collection = { id, name };
  const before = async () => {
    const present = await ada.transfer.getCollection(id);
    for (const rule of await ada.transfer.listAccessRules(id))
      if (rule.id && rule.principal === principal.id) await ada.transfer.deleteAccessRule(id, rule.id);
    for (const role of await ada.transfer.listRoles(id))
      if (role.principal === principal.id) await ada.transfer.removeRole(present, role);
  };
  const requests = await atEveryRequest(
    async () => {
      await before();
      return () => applyFix(ada, { ...fix, collection, principal });
    },
    async (_outcome, interruption) => {
      const rules = (await ada.transfer.listAccessRules(id)).filter(rule => rule.principal === principal.id);
      // The rule, or the one row that stands for the role.
      expect(rules, JSON.stringify(interruption)).toHaveLength(1);
    },
  );
  expect(requests).toBeGreaterThan(2);
});
