import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, test } from 'vitest';
import { helloWorldScope } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import { identityUrn } from '../identities.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';
import { permissionMatrix } from '../testing/permission-matrix.ts';
import { expectAnswers } from '../testing/permission-table.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

const { ada, ben } = demo.people;

test.each(permissionMatrix.actions.roles)('an action: %s', async role => {
  const adas = await sandbox.token(ada, helloWorldScope);
  const token = role === 'creator' ? adas : await sandbox.token(ben, helloWorldScope);
  const started = await sandbox.call('POST', '/actions/hello_world/run', {
    token: adas,
    body: {
      request_id: randomUUID(),
      body: { sleep_time: 1000 },
      ...(role === 'monitor' && { monitor_by: [identityUrn(ben.id)] }),
      ...(role === 'manager' && { manage_by: [identityUrn(ben.id)] }),
    },
  });
  const path = `/actions/hello_world/${started.text('action_id')}`;
  await expectAnswers(permissionMatrix.actions, role, {
    'GET /actions/:provider/:action_id/status': () => sandbox.call('GET', `${path}/status`, { token }),
    'POST /actions/:provider/:action_id/cancel': () => sandbox.call('POST', `${path}/cancel`, { token }),
    'POST /actions/:provider/:action_id/release': () => sandbox.call('POST', `${path}/release`, { token }),
  });
});
