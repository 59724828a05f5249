import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { demo } from '../../sandbox/src/index.ts';
import { gflow, retired } from './gflow.ts';
import { Rehearsal, valid } from './rehearsal.ts';

const all = new Rehearsal();
const { here } = all;
const robot = demo.serviceAccounts.beamlineRobot;
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}`, import.meta.url));

/** Verbs that were given to a shell in this file. */
const told = new Set<string>();

/** What was said until now, with what this machine adds left out. */
function transcript(): string {
  return all
    .transcript()
    .replaceAll(here.folder, 'HERE')
    .replaceAll(gflow, 'GFLOW')
    .replaceAll(process.execPath, 'NODE');
}

async function sh(line: string, env: NodeJS.ProcessEnv = {}) {
  for (const [, verb] of line.matchAll(/(gflow [a-z]+(?: (?:status|retry|dismiss|service|check))?)/g))
    if (verb) told.add(verb);
  all.note(line, await all.shell(line, env));
}

/** The same for programs: standard output is one JSON value as a schema describes it. */
async function json(schema: string, line: string, env: NodeJS.ProcessEnv = {}) {
  const { out, status, err } = await all.shell(`${line} --json`, env);
  expect(status === 2 ? err : '', line).toBe('');
  return valid(schema, out);
}

beforeAll(async () => {
  here.put('old.flow.json', retired);
  here.put('template.json', `{ "name": "\${name}" }`);
  here.put('inbox/scan-7.txt', 'x');
  await all.shell(
    'git init --quiet && git config user.name Ada && git config user.email ada@example.org && git config commit.gpgsign false',
  );
});

test('every verb on files, in a shell', { timeout: 180_000 }, async () => {
  const flow = 'flows/hello.flow.json';
  await sh('gflow new --list');
  await sh('gflow new flows/hello');
  await json('files#/definitions/new', 'gflow new other/hello');
  await json('files#/definitions/new', 'gflow new --list');
  await sh('gflow check flows');
  await json('check', 'gflow check flows');
  await sh('gflow test flows --coverage');
  await json('test', 'gflow test flows');
  await sh(`gflow schema ${flow}`);
  await json('files#/definitions/schema', `gflow schema ${flow}`);
  const local = `gflow run ${flow} --input flows/hello.input.json --local`;
  await sh(local);
  await json('files#/definitions/localRun', local);
  await sh(`gflow graph ${flow}`);
  await json('files#/definitions/graph', `gflow graph ${flow}`);
  await sh('gflow migrate old.flow.json');
  await json('files#/definitions/migrate', 'gflow migrate old.flow.json');
  await all.shell('git add flows old.flow.json && git commit --quiet --message=Before');
  await sh('gflow migrate old.flow.json --write');
  await sh('gflow diff HEAD:old.flow.json old.flow.json');
  await json('diff', 'gflow diff HEAD:old.flow.json old.flow.json');
  await sh('gflow review HEAD');
  await json('review', 'gflow review HEAD');
  await sh('gflow mcp flows');
  await sh('gflow completion bash | head -n 1');
  await sh('gflow sandbox --state old.flow.json');
  await expect(transcript()).toMatchFileSnapshot(golden('every-verb-on-files.txt'));
});

test('every verb with the services, in a shell', { timeout: 300_000 }, async () => {
  const services = (verb: string) => `services#/definitions/${verb}`;
  await all.shell('mkdir -p work && cd work && gflow new hello');
  const signIn = `printf %s "$SECRET" | gflow login --service-account --client-id ${robot.client_id}`;
  const secret = { SECRET: robot.client_secret };
  await sh(signIn, secret);
  await json(services('login'), signIn, secret);
  await sh('gflow whoami');
  await json(services('whoami'), 'gflow whoami');
  await sh('gflow plan work/hello.flow.json');
  await json(services('plan'), 'gflow plan work/hello.flow.json');
  await sh('gflow apply work/hello.flow.json --yes');
  await json(services('apply'), 'gflow apply work/hello.flow.json --yes');
  await sh('gflow run hello --input work/hello.input.json --label First --follow');
  const started = await json(services('run'), 'gflow run hello --input work/hello.input.json --label Second');
  const run = { RUN: started.run.run_id };
  await sh('gflow follow "$RUN" | tail -n 1', run);
  for (const line of (await all.shell('gflow follow "$RUN" --json', run)).out.trim().split('\n'))
    valid(services('follow'), line);
  await sh('gflow runs --label Second | cut -c 1-36');
  await json(services('runs'), 'gflow runs');
  await sh('gflow logs "$RUN" | grep -c FlowSucceeded', run);
  await json(services('logs'), 'gflow logs "$RUN"', run);
  await sh('gflow cancel "$RUN"', run);
  await sh('gflow resume "$RUN"', run);
  await sh('gflow pull hello');
  await json(services('pull'), 'gflow pull hello');
  await sh('gflow preflight hello --input work/hello.input.json');
  await json(services('preflight'), 'gflow preflight hello --input work/hello.input.json');
  const trigger = 'gflow trigger --flow hello --watch inbox --pattern "*.txt" --input template.json';
  await sh(`${trigger} --dry-run`);
  await json(services('triggerDryRun'), `${trigger} --dry-run`);
  await sh('gflow trigger status');
  await json(services('triggerStatus'), 'gflow trigger status');
  await sh('gflow trigger retry --all');
  await json(services('triggerWish'), 'gflow trigger retry --all');
  await sh('gflow trigger dismiss 0123456789abcdef');
  await json(services('triggerWish'), 'gflow trigger dismiss --all');
  const service = 'gflow trigger service --flow hello --watch inbox --pattern "*.txt" --kind systemd';
  await sh(service);
  await json(services('triggerService'), service);
  const hello = '"$GFLOW_SANDBOX/actions/hello_world"';
  await sh(`gflow provider check ${hello}`);
  await json(services('providerCheck'), `gflow provider check ${hello}`);
  await sh('gflow logout');
  await json(services('logout'), 'gflow logout');
  await expect(transcript()).toMatchFileSnapshot(golden('every-verb-with-services.txt'));
});

test('no verb was forgotten', async () => {
  const { out } = await here.run('completion', 'bash');
  const verbs = [...out.matchAll(/^ {4}'(gflow [^']+)'\) names=/gm)].map(([, verb]) => verb ?? '');
  expect(verbs.length).toBeGreaterThan(25);
  const isTold = (verb: string) => [...told].some(line => line === verb || line.startsWith(`${verb} `));
  expect(verbs.filter(verb => !isTold(verb) && !verb.endsWith(' help'))).toEqual([]);
});
