import { afterEach, expect, test } from 'vitest';
import { giveFlowRole, takeFlowRole } from './flow-roles.ts';
import { allAuthenticatedUsers, principalOfIdentity } from './principals.ts';
import { problemOf } from './problem.ts';
import { ada, flow, flowId, robot } from './testing/documents.ts';
import { globusAt, type ServiceDouble, serviceDouble } from './testing/service-double.ts';

let double: ServiceDouble | undefined;
afterEach(async () => {
  await double?.close();
  double = undefined;
});

const everybody = {
  kind: 'all_authenticated_users',
  urn: allAuthenticatedUsers,
  label: 'everybody',
} as const;
const person = principalOfIdentity(ada);

/** A flow that is kept as it is updated; `deaf` takes updates and forgets them. */
async function start(changes: object, deaf = false) {
  let present = flow(changes);
  double = await serviceDouble(({ method, json }) => {
    if (method === 'PUT' && !deaf) present = { ...present, ...(json as object) };
    return { json: present };
  });
  return globusAt(double);
}

const updates = () => double?.received.filter(({ method }) => method === 'PUT').map(({ json }) => json);

test('a role is given once, beside those who have it', async () => {
  const globus = await start({ run_monitors: [robot.urn] });
  expect((await giveFlowRole(globus, flowId, 'run_monitors', person)).run_monitors).toEqual([
    robot.urn,
    ada.urn,
  ]);
  await giveFlowRole(globus, flowId, 'run_monitors', person);
  expect(updates()).toEqual([{ run_monitors: [robot.urn, ada.urn] }]);
});

test('everybody takes the place of all names, and whoever is named has it then', async () => {
  const globus = await start({ flow_viewers: [ada.urn] });
  expect((await giveFlowRole(globus, flowId, 'flow_viewers', everybody)).flow_viewers).toEqual(['public']);
  expect((await giveFlowRole(globus, flowId, 'flow_viewers', person)).flow_viewers).toEqual(['public']);
  expect((await giveFlowRole(globus, flowId, 'flow_starters', everybody)).flow_starters).toEqual([
    allAuthenticatedUsers,
  ]);
});

test('a role is taken, and once', async () => {
  const globus = await start({ flow_administrators: [ada.urn, robot.urn] });
  const left = await takeFlowRole(globus, flowId, 'flow_administrators', ada.urn);
  expect(left.flow_administrators).toEqual([robot.urn]);
  await takeFlowRole(globus, flowId, 'flow_administrators', ada.urn);
  expect(updates()).toHaveLength(1);
});

test.each([
  ['nobody manages everybody’s runs', {}, 'run_managers', everybody, 'invalid'],
  [
    'a list has an end',
    { flow_starters: Array.from({ length: 16 }, (_, i) => `urn:${i}`) },
    'flow_starters',
    person,
    'limit',
  ],
] as const)('%s', async (_, changes, list, principal, kind) => {
  const globus = await start(changes);
  const problem = problemOf(await giveFlowRole(globus, flowId, list, principal).catch(error => error));
  expect(problem?.kind).toBe(kind);
  expect(updates()).toEqual([]);
});

test('what is not there when it is read back is said', async () => {
  const globus = await start({}, true);
  const error = await giveFlowRole(globus, flowId, 'flow_viewers', person).catch(caught => caught);
  expect(problemOf(error)?.kind).toBe('conflict');
});
