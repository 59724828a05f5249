import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { type ComputeClient, computeOf, pythonFunction } from '../testing/compute.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers } from '../testing/permission-table.ts';
import { packCall } from './serialize.ts';

let sandbox: Harness;
let compute: ComputeClient;
beforeAll(async () => {
  sandbox = await openSandbox({ allowCompute: true });
  compute = await computeOf(sandbox);
});
afterAll(() => sandbox.close());

const endpoint = demo.computeEndpoints.beamlineCluster.id;
const { countFiles } = demo.functions;
const nothing = packCall({ args: [], kwargs: {} });

test.each(permissionMatrix.functions.roles)('a function: %s', async role => {
  const { adas, robot, call } = compute;
  const square = pythonFunction('square', 'def square(x=1):\n    return x * x\n');
  const more: JsonObject = {};
  if (role === 'group') more.group = demo.groups.beamline7.id;
  if (role === 'public') more.public = true;
  // Of those with an account at the endpoint, Ada is of the group and the robot is not.
  const [owner, token] = role === 'group' ? [robot, adas] : [adas, role === 'owner' ? adas : robot];
  const id = await compute.register({ ...square, ...more }, owner);
  await expectAnswers(
    permissionMatrix.functions,
    role,
    {
      'GET /v2/functions/:function_uuid': () => call('GET', `/v2/functions/${id}`, token),
      'POST /v2/submit': () => call('POST', '/v2/submit', token, { tasks: [[id, endpoint, nothing]] }),
      'POST /v3/endpoints/:endpoint_uuid/submit': () => compute.submit(id, {}, token),
    },
    answer => {
      const refused = answer.status === 207 ? answer.at('results.0.code') : answer.at('code');
      if (answer.status !== 200) expect(refused).toBe('FUNCTION_ACCESS_FORBIDDEN');
    },
  );
});

test.each(permissionMatrix.computeEndpoints.roles)('an endpoint: %s', async role => {
  const { adas, bens, robot, call } = compute;
  const token = { owner: adas, account: robot }[role] ?? bens;
  await expectAnswers(permissionMatrix.computeEndpoints, role, {
    'GET /v2/endpoints/:endpoint_uuid': () => call('GET', `/v2/endpoints/${endpoint}`, token),
    'GET /v2/endpoints/:endpoint_uuid/status': () => call('GET', `/v2/endpoints/${endpoint}/status`, token),
    'POST /v3/endpoints/:endpoint_uuid/submit': () => compute.submit(countFiles.id, {}, token),
  });
  const listed = await call('GET', '/v2/endpoints?role=any', token);
  expect(JSON.stringify(listed.body).includes(endpoint)).toBe(role !== 'none');
});

test.each(permissionMatrix.computeTasks.roles)('a task of Compute: %s', async role => {
  const { adas, bens, robot, call } = compute;
  const token = { owner: robot, endpoint_owner: adas }[role] ?? bens;
  const submitted = await compute.submit(countFiles.id, {});
  const task = submitted.text(`tasks.${countFiles.id}.0`);
  await expectAnswers(permissionMatrix.computeTasks, role, {
    'GET /v2/tasks/:task_uuid': () => call('GET', `/v2/tasks/${task}`, token),
    'GET /v2/taskgroup/:task_group_uuid': () =>
      call('GET', `/v2/taskgroup/${submitted.text('task_group_id')}`, token),
  });
  const batch = await call('POST', '/v2/batch_status', token, { task_ids: [task] });
  expect(batch.at(`results.${task}.reason`)).toBe(role === 'owner' ? undefined : `Task ${task} not found`);
});
