import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import {
  type Globus,
  makeSecret,
  type NewSecret,
  type RegisteredAccount,
  registerServiceAccount,
} from '../../globus/src/index.ts';
import { demo } from '../../sandbox/src/index.ts';
import { jsonOf, Rehearsal } from './rehearsal.ts';
import { PATIENCE, SignedInTrigger } from './trigger-process.ts';

const all = new Rehearsal();
const { here } = all;

let ada: Globus;
let account: RegisteredAccount;
let secret: NewSecret;
let flow: string;

beforeAll(async () => {
  ada = await all.as(demo.people.ada, 'urn:globus:auth:scope:auth.globus.org:manage_projects');
  const project = { display_name: 'Beamline', contact_email: 'ada@example.org' };
  const wanted = { project, name: 'Night shift', secretName: 'first' };
  ({ account, secret } = await registerServiceAccount(ada.developers, wanted));
  const waits = { A: { Type: 'Wait', Seconds: 4, Next: 'B' }, B: { Type: 'Pass', End: true } };
  ({ id: flow } = await all.deploy(ada, 'Take', waits));
  const flow_starters = [`urn:globus:auth:identity:${account.id}`];
  await ada.flows.update(flow, { flow_starters });
  mkdirSync(here.at('in'));
  await signIn();
}, PATIENCE);

const signIn = () =>
  all.gflowWith({ input: `${account.id}\n${secret.secret}\n` }, 'login', '--service-account');
const lose = () => ada.developers.deleteSecret(account, secret.id);
const renew = async () => {
  secret = await makeSecret(ada.developers, account, 'next');
  expect(await signIn()).toMatchObject({ status: 0 });
};
const put = (name: string) => writeFileSync(here.at(`in/${name}`), 'x');
const options = [
  ...['--flow', 'Take', '--watch', 'in', '--pattern', '*', '--settle', '200ms'],
  ...['--collection-path', '/raw'],
];
const status = async () => {
  const ended = await all.gflow('trigger', 'status', '--json');
  return { exit: ended.status, ...jsonOf('triggerStatus', ended.out).triggers[0] };
};
const faults = (method: 'POST' | 'DELETE', body?: object) =>
  fetch(`${all.url}/sandbox/faults`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
const REFUSED = 'Globus Auth does not accept this client id with this secret.';

test('a secret that is not accepted any more is said, and what came meanwhile has its run once it is renewed', {
  timeout: 3 * PATIENCE,
}, async () => {
  const first = new SignedInTrigger(all, ...options);
  await first.hears('health');
  put('before');
  await first.hears('running', 'before');
  // Globus takes tokens that it has given out for two days more; here they end at once.
  await lose();
  await faults('POST', { path: '/flows', fault: 'expired-token', times: 10_000 });
  put('while');
  const { message } = await first.hears('trouble');
  expect(message).toContain(REFUSED);
  await expect
    .poll(async () => (await status()).health, { timeout: PATIENCE })
    .toMatchObject({
      obstacle: expect.stringMatching(
        /Sign in with: gflow login --service-account It goes on by itself then\.$/,
      ),
      unfollowed: expect.stringContaining('Runs go on, but cannot be followed now.'),
    });
  expect(await status()).toMatchObject({ exit: 1, isRunning: true, counts: { waiting: 1, running: 1 } });

  await faults('DELETE');
  await renew();
  await first.hears('succeeded', 'before');
  await first.hears('succeeded', 'while');
  expect(await status()).toMatchObject({ exit: 0, attention: [] });
  await first.stop();

  await lose();
  put('meanwhile');
  const refused = await all.gflow('trigger', ...options);
  expect(refused).toMatchObject({ status: 4, out: '' });
  expect(refused.err).toContain(`${REFUSED} Sign in with: gflow login --service-account\n`);
  expect((await all.gflow('trigger', 'status')).out).toContain(REFUSED);
  const variables = {
    env: { GLOBUS_CLI_CLIENT_ID: account.id, GLOBUS_CLI_CLIENT_SECRET: secret.secret },
  };
  expect(await all.gflowWith(variables, 'trigger', ...options)).toMatchObject({
    status: 4,
    err: expect.stringContaining('Correct GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET.'),
  });

  await renew();
  const second = new SignedInTrigger(all, ...options);
  await second.hears('succeeded', 'meanwhile');
  expect(await status()).toMatchObject({ exit: 0, counts: { known: 0, succeeded: 3 } });
  await second.stop();
  const labels = (await ada.flows.runs({ flow: { id: flow } })).map(({ label }) => label.split(' ')[0]);
  expect(labels.sort()).toEqual(['before', 'meanwhile', 'while']);
});
