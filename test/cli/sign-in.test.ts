import { once } from 'node:events';
import { chmodSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { hasTerminal, jsonOf, Rehearsal } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const { ada, ben } = demo.people;
const robot = demo.serviceAccounts.beamlineRobot;
const windows = process.platform === 'win32';
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

/** A browser in which somebody follows the link of a person at once. */
function browserOf(person: { id: string }): string {
  const file = here.put(
    `browser-${person.id}`,
    `#!${process.execPath}\nfetch(process.argv[2] + '&sandbox_identity=${person.id}').then(r => r.text());\n`,
  );
  chmodSync(here.at(file), 0o755);
  return here.at(file);
}

describe('a person', () => {
  test('signs in with a code, is told, and signs out', async () => {
    await all.gflow('whoami');
    await all.login(ada);
    await all.gflow('whoami');
    if (!windows) expect(statSync(here.at('config/gflow/accounts.json')).mode & 0o777).toBe(0o600);
    await all.login(ben);
    await all.gflow('whoami');
    await all.gflow('logout');
    await all.gflow('logout');
    await all.gflow('runs');
    await expect(all.transcript()).toMatchFileSnapshot(golden('services-sign-in.txt'));
  });

  test.skipIf(windows)('signs in in the browser', async () => {
    const { status, out } = await all.gflowWith({ env: { BROWSER: browserOf(ada) } }, 'login', '--json');
    expect(status).toBe(0);
    expect(jsonOf('login', out)).toMatchObject({ identity: { name: ada.name }, environment: 'sandbox' });
  });

  test('a file that others could read is closed to them', async () => {
    await all.login(ada);
    chmodSync(here.at('config/gflow/accounts.json'), 0o644);
    expect((await all.gflow('whoami')).status).toBe(0);
    if (!windows) expect(statSync(here.at('config/gflow/accounts.json')).mode & 0o777).toBe(0o600);
  });

  test('tokens that the service does not know any more are told, with the command that helps', async () => {
    await all.login(ada);
    const account = here.read('config/gflow/accounts.json').toString();
    await all.gflow('logout');
    here.put('config/gflow/accounts.json', account);
    const { status, err, out } = await all.gflow('whoami', '--json');
    expect([status, err]).toEqual([4, expect.stringMatching(/Sign in with: gflow login\n$/)]);
    expect(jsonOf('whoami', out)).toMatchObject({ problem: { kind: 'sign-in' } });
  });

  test('an access that has expired is refreshed and kept, whatever other commands do meanwhile', async () => {
    await all.login(ada);
    const before = here.read('config/gflow/accounts.json').toString();
    const expired = before.replaceAll(/"expiresAt": \d+/g, '"expiresAt": 0');
    here.put('config/gflow/accounts.json', expired);
    const commands = await Promise.all(Array.from({ length: 4 }, () => all.gflow('runs')));
    expect(commands.map(({ status, err }) => [status, err])).toEqual(Array(4).fill([0, '']));
    const after = here.read('config/gflow/accounts.json').toString();
    expect(JSON.parse(after)).toHaveLength(1);
    expect(after.match(/"expiresAt": 0\b/g)?.length).toBe(
      (expired.match(/"expiresAt": 0\b/g)?.length ?? 0) - 1,
    );
    expect((await all.gflow('whoami')).status).toBe(0);
  });

  test('as JSON', async () => {
    expect(jsonOf('login', (await all.login(ada, '--json')).out)).toMatchObject({
      identity: { kind: 'person' },
    });
    expect(jsonOf('whoami', (await all.gflow('whoami', '--json')).out)).toMatchObject({ source: 'sign-in' });
    expect(jsonOf('logout', (await all.gflow('logout', '--json')).out)).toEqual({
      environment: 'sandbox',
      signedOut: ada.name,
    });
    expect(jsonOf('logout', (await all.gflow('logout', '--json')).out)).toMatchObject({ signedOut: null });
    expect(jsonOf('whoami', (await all.gflow('whoami', '--json')).out)).toMatchObject({
      problem: { kind: 'sign-in' },
    });
  });
});

describe('a service account', () => {
  test('is named by the environment, which wins', async () => {
    await all.login(ada);
    const { out } = await all.gflowWith({ env: all.asRobot }, 'whoami', '--json');
    expect(jsonOf('whoami', out)).toMatchObject({
      identity: { name: robot.name, kind: 'service-account' },
      source: 'environment variables',
    });
    const { err } = await all.gflowWith({ env: all.asRobot }, 'logout');
    expect(err).toContain('that service account still acts');
  });

  test('signs in with a secret from a pipe', async () => {
    const withId = ['login', '--service-account', '--client-id', robot.client_id];
    const input = `${robot.client_secret}\n`;
    expect((await all.gflowWith({ input }, ...withId)).out).toContain('as Beamline robot.');
    expect((await all.gflow('whoami')).out).toContain('Service account at Sandbox');
    const both = { input: `${robot.client_id}\n${robot.client_secret}\n` };
    expect((await all.gflowWith(both, 'login', '--service-account')).status).toBe(0);
    expect((await all.gflow('logout')).out).toBe('Beamline robot is signed out.\n');
  });

  test.skipIf(!hasTerminal)('signs in with a secret that is typed, and not shown', async () => {
    const said = await all.onTerminal(
      [robot.client_id, robot.client_secret],
      {},
      'login',
      '--service-account',
    );
    expect(said).toContain('as Beamline robot.');
    expect(said).not.toContain(robot.client_secret);
    await all.gflow('logout');
  });

  test('a wrong or missing secret', async () => {
    const wrong = { env: { ...all.asRobot, GLOBUS_CLI_CLIENT_SECRET: 'expired' } };
    expect(await all.gflowWith(wrong, 'whoami')).toMatchObject({
      status: 4,
      err: expect.stringMatching(/Correct GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET\.\n$/),
    });
    const half = { env: { ...all.asRobot, GLOBUS_CLI_CLIENT_SECRET: '' } };
    expect(await all.gflowWith(half, 'whoami')).toMatchObject({
      status: 2,
      err: expect.stringContaining('GLOBUS_CLI_CLIENT_SECRET is not.'),
    });
    const withId = ['login', '--service-account', '--client-id', robot.client_id];
    expect((await all.gflowWith({ input: 'expired\n' }, ...withId)).status).toBe(4);
    expect(await all.gflowWith({ input: '' }, ...withId)).toMatchObject({
      status: 2,
      err: expect.stringContaining('signs in with a client id and a secret'),
    });
  });
});

describe('where', () => {
  test('no network, no sandbox, no such address', async () => {
    const nowhere = { env: { ...all.asRobot, GFLOW_SANDBOX: await closedPort() } };
    expect(await all.gflowWith(nowhere, 'whoami', '--json')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/the sandbox at http:.* does not answer\. Start the sandbox/),
    });
    const none = { env: { GFLOW_SANDBOX: undefined } };
    expect(await all.gflowWith(none, 'whoami', '--environment', 'sandbox')).toMatchObject({
      status: 2,
      err: expect.stringContaining('No sandbox runs from this folder.'),
    });
    const elsewhere = { env: { GFLOW_SANDBOX: 'https://sandbox.example' } };
    expect(await all.gflowWith(elsewhere, 'whoami')).toMatchObject({
      status: 2,
      err: expect.stringContaining('a sandbox runs on this computer'),
    });
    expect((await all.gflow('whoami', '--environment', 'moon')).status).toBe(2);
  });

  test('a sandbox of this folder is found', async () => {
    here.put('.sandbox/running.json', here.read('sandbox/running.json'));
    const env = { ...all.asRobot, GFLOW_SANDBOX: undefined, GFLOW_ENVIRONMENT: 'sandbox' };
    expect((await all.gflowWith({ env }, 'whoami')).out).toContain('Beamline robot');
  });

  test('a variable that a job sets to nothing says nothing', async () => {
    const env = { ...all.asRobot, GFLOW_ENVIRONMENT: '' };
    expect((await all.gflowWith({ env }, 'whoami')).out).toContain('Beamline robot');
  });

  test('the real one needs the id of an app', async () => {
    const env = { GFLOW_SANDBOX: undefined, GFLOW_CLIENT_ID: undefined };
    expect(await all.gflowWith({ env }, 'login', '--no-browser')).toMatchObject({
      status: 2,
      err: expect.stringContaining('GFLOW_CLIENT_ID'),
    });
  });

  test('a folder that cannot be written to', async () => {
    here.put('no-folder', '');
    const withId = ['login', '--service-account', '--client-id', robot.client_id];
    const input = `${robot.client_secret}\n`;
    const ended = await all.gflowWith({ input, env: { XDG_CONFIG_HOME: here.at('no-folder') } }, ...withId);
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining('no-folder') });
    expect(ended.err).not.toMatch(/\n\s+at /);
  });
});

/** An address at which nothing listens. */
async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('a sign-in that is asked for is offered, and the work goes on', async () => {
    await all.login(ada);
    const account = here.read('config/gflow/accounts.json').toString();
    await all.gflow('logout');
    here.put('config/gflow/accounts.json', account);
    const said = await all.onTerminal(['y'], { BROWSER: browserOf(ada) }, 'whoami');
    expect(said).toContain('Sign in again in the browser now? [Y/n]');
    expect(said).toContain('Person at Sandbox');
  });
});
