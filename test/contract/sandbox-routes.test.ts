import { afterAll, beforeAll, expect, test } from 'vitest';
import { everythingAsked } from '../../globus/src/testing/everything-asked.ts';
import { globusAt, serviceDouble } from '../../globus/src/testing/service-double.ts';
import { type Harness, openSandbox } from '../../sandbox/src/testing/harness.ts';

let sandbox: Harness;
beforeAll(async () => {
  sandbox = await openSandbox();
});
afterAll(() => sandbox.close());

test('whatever we ask the services for, the sandbox has it, too', async () => {
  const double = await serviceDouble(() => ({ json: {} }));
  try {
    // An answer without what it should have is refused here, but asked for it was.
    for (const ask of Object.values(everythingAsked)) await ask(globusAt(double)).catch(() => undefined);
  } finally {
    await double.close();
  }
  const asked = new Map(double.received.map(({ method, path }) => [`${method} ${path}`, { method, path }]));
  expect(asked.size).toBeGreaterThan(40);
  const lacking: string[] = [];
  for (const { method, path } of asked.values()) {
    const { status, body } = await sandbox.call(method, path, method === 'GET' ? {} : { body: {} });
    if (status === 405 || JSON.stringify(body).includes('The sandbox does not know'))
      lacking.push(`${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')}`);
  }
  expect(lacking).toEqual([]);
});
