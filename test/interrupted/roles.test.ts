import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  applyDeploy,
  type Flow,
  type FlowRoleList,
  type Globus,
  giveFlowRole,
  planDeploy,
  takeFlowRole,
} from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { atEveryRequest } from './interruption.ts';
import { principalOf, type SignedIn, signedIn } from './signed-in.ts';

const ben = principalOf(demo.people.ben);
const robot = principalOf({
  ...demo.serviceAccounts.archiveRobot,
  id: demo.serviceAccounts.archiveRobot.client_id,
});

let rehearsal: SignedIn;
let ada: Globus;
let flow: Flow;

beforeAll(async () => {
  rehearsal = await signedIn([]);
  ada = rehearsal.ada;
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const local = { title: 'Watched', definition, inputSchema: {} };
  ({ flow } = await applyDeploy(ada, planDeploy(local, undefined)));
});
afterAll(() => rehearsal.close());

const lists: FlowRoleList[] = [
  'flow_administrators',
  'flow_starters',
  'flow_viewers',
  'run_managers',
  'run_monitors',
];

test.each(lists)('a role is given once and taken whole, beside those who have it: %s', async list => {
  const expected = [ben.urn];
  const give = await atEveryRequest(
    async () => {
      await ada.flows.update(flow, { [list]: expected });
      return () => giveFlowRole(ada, flow, list, robot);
    },
    async (now, interruption) =>
      expect(now[list].toSorted(), JSON.stringify(interruption)).toEqual([ben.urn, robot.urn].sort()),
  );
  const take = await atEveryRequest(
    async () => {
      await ada.flows.update(flow, { [list]: [ben.urn, robot.urn] });
      return () => takeFlowRole(ada, flow, list, robot.urn);
    },
    async (now, interruption) => expect(now[list], JSON.stringify(interruption)).toEqual(expected),
  );
  expect([give, take]).toEqual([3, 3]);
});
