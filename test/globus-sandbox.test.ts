import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  applyDeploy,
  applyRunPermission,
  type FlowRun,
  followRun,
  type Globus,
  globus,
  type LogEntry,
  personSession,
  planDeploy,
  problemOf,
  production,
  resolvePrincipal,
  runOutcome,
  runStates,
  type Session,
  type StoredSession,
  sandboxAt,
  signInPerson,
  signInScopes,
  signInServiceAccount,
  signOutPerson,
  startRun,
} from '../globus/src/index.ts';
import { demo, type Sandbox, startSandbox } from '../sandbox/src/index.ts';

// The globus room against the sandbox: what both believe about the services must be the same.

const { beamlineStorage, sharedResults, referenceArchive } = demo.collections;
const robotAccount = demo.serviceAccounts.beamlineRobot;

const definition = {
  StartAt: 'Copy',
  States: {
    Copy: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Parameters: {
        'source_endpoint.$': '$.source.id',
        'destination_endpoint.$': '$.destination.id',
        DATA: [
          { 'source_path.$': '$.source.path', 'destination_path.$': '$.destination.path', recursive: true },
        ],
      },
      ResultPath: '$.Copied',
      WaitTime: 60,
      Next: 'Note',
    },
    Note: { Type: 'Pass', End: true },
  },
};
const inputSchema = { type: 'object', required: ['source', 'destination'] };
const input = (destination: { id: string; path: string }) => ({
  source: { id: beamlineStorage.id, path: '/data/scan-001/' },
  destination,
});

let folder: string;
let sandbox: Sandbox;
let stored: StoredSession;
let ada: Globus;
let robot: Globus;
let flowId: string;

/** Goes to the sign-in page and follows the link of one of the people. */
function choosing(person: string) {
  return async (address: string): Promise<string> => {
    const page = await (await fetch(address)).text();
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(match =>
      (match[1] ?? '').replaceAll(/&(#38|amp);/g, '&'),
    );
    const link = links.find(candidate => candidate.includes(`sandbox_identity=${person}`));
    if (!link) throw new Error(`No link for ${person} on the page: ${page}`);
    const end = await fetch(new URL(link, address));
    if (!end.ok) throw new Error(`The sign-in ended with ${end.status}: ${await end.text()}`);
    return end.text();
  };
}

async function signIn(person: string, changes: object = {}): Promise<StoredSession> {
  return signInPerson({
    environment: sandboxAt(sandbox.url),
    clientId: demo.nativeClientId,
    scopes: signInScopes,
    open: async address => void (await choosing(person)(address)),
    redirect: 'loopback',
    ...changes,
  });
}

async function followed(as: Globus, run: FlowRun): Promise<{ run: FlowRun; log: LogEntry[] }> {
  const log: LogEntry[] = [];
  let last = run;
  for await (const snapshot of followRun(as, run.run_id, { intervalMs: 20 })) {
    log.push(...snapshot.newEntries);
    if (snapshot.run) last = snapshot.run;
  }
  return { run: last, log };
}

async function problem(work: Promise<unknown>) {
  return problemOf(
    await work.then(
      () => undefined,
      error => error,
    ),
  );
}

async function arm(fault: object): Promise<void> {
  const response = await fetch(`${sandbox.url}/sandbox/faults`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(fault),
  });
  expect(response.ok, await response.text()).toBe(true);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'globus-sandbox-'));
  sandbox = await startSandbox({ stateDir: folder });
  stored = await signIn(demo.people.ada.id);
  ada = globus(sandboxAt(sandbox.url), session(stored));
  const { client_id, client_secret } = robotAccount;
  robot = globus(
    sandboxAt(sandbox.url),
    await signInServiceAccount(sandboxAt(sandbox.url), client_id, client_secret),
  );
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

function session(of: StoredSession): Session {
  return personSession(of, async changed => {
    stored = changed;
  });
}

describe('identities', () => {
  test('Ada is signed in', () => {
    const { id, username, name } = demo.people.ada;
    expect(stored.identity).toEqual({
      id,
      username,
      name,
      urn: `urn:globus:auth:identity:${id}`,
      kind: 'person',
    });
    expect(Object.keys(stored.tokens).sort()).toEqual([
      'auth.globus.org',
      'flows.globus.org',
      'groups.api.globus.org',
      'transfer.api.globus.org',
    ]);
  });

  test('the robot is known by its name', () => {
    expect(robot.identity).toMatchObject({
      id: robotAccount.client_id,
      name: 'Beamline robot',
      kind: 'service-account',
    });
  });

  test('with a code to paste', async () => {
    let page = '';
    const pasted = await signIn(demo.people.ben.id, {
      redirect: 'paste',
      open: async (address: string) => {
        page = await choosing(demo.people.ben.id)(address);
      },
      pasteCode: async () => /<code>([^<]+)<\/code>/.exec(page)?.[1],
    });
    expect(pasted.identity.username).toBe('ben@sandbox.example');
  });

  test('refusing in the browser', async () => {
    expect(await problem(signIn('denied'))).toMatchObject({ kind: 'sign-in', code: 'access_denied' });
  });

  test('a wrong secret', async () => {
    const work = signInServiceAccount(sandboxAt(sandbox.url), robotAccount.client_id, 'wrong');
    expect(await problem(work)).toMatchObject({ kind: 'sign-in', code: 'invalid_client' });
  });

  test('signing out ends the session', async () => {
    const ben = await signIn(demo.people.ben.id);
    await signOutPerson(ben);
    const services = globus(
      sandboxAt(sandbox.url),
      personSession(ben, async () => {}),
    );
    expect(await problem(services.flows.list())).toMatchObject({ kind: 'sign-in' });
  });

  test('people, service accounts and groups by what people call them', async () => {
    expect((await resolvePrincipal(ada, 'ben@sandbox.example')).label).toBe(
      'Ben Okafor (ben@sandbox.example)',
    );
    expect((await resolvePrincipal(ada, robotAccount.username)).urn).toContain(robotAccount.client_id);
    expect((await resolvePrincipal(ada, 'Beamline 7 team')).kind).toBe('group');
  });
});

describe('the main job', () => {
  test('Ada deploys a flow', async () => {
    const plan = planDeploy({ title: 'Copy', definition, inputSchema }, undefined);
    const { flow, outcome } = await applyDeploy(ada, plan);
    flowId = flow.id;
    expect(outcome).toBe('created');
    expect(planDeploy({ title: 'Copy', definition, inputSchema }, await ada.flows.get(flowId)).action).toBe(
      'nothing',
    );
    expect(await applyDeploy(ada, plan)).toMatchObject({ outcome: 'found', flow: { id: flowId } });
    expect((await ada.flows.list()).map(({ id }) => id)).toEqual([flowId]);
  });

  test('the robot is refused, and told whom to ask for what', async () => {
    const ask = `sk an administrator of the flow to make Beamline robot (${robotAccount.username}) a flow starter (Assign Run Permission).`;
    const flow = { id: flowId, title: 'Copy' };
    expect(await problem(startRun(robot, flow, { body: {} }, { validate: true }))).toMatchObject({
      kind: 'forbidden',
      status: 403,
      operation: 'check the run of “Copy”',
      remedy: `A${ask}`,
    });
    // It cannot see the flow, so there is none to be started.
    expect(await problem(startRun(robot, flow, { body: {} }))).toMatchObject({
      kind: 'not-found',
      status: 404,
      operation: 'start the run of “Copy”',
      remedy: `Check the id. When it is right, a${ask}`,
    });
  });

  test('Ada gives it the permission', async () => {
    const principal = await resolvePrincipal(ada, robotAccount.client_id);
    const { plan, flow } = await applyRunPermission(ada, flowId, principal);
    expect(plan.action).toBe('assign');
    expect(flow.flow_starters).toEqual([`urn:globus:auth:identity:${robotAccount.client_id}`]);
    expect((await applyRunPermission(ada, flowId, principal)).plan.action).toBe('nothing');
    const byRobot = await problem(
      applyRunPermission(robot, flowId, await resolvePrincipal(ada, demo.people.ben.id)),
    );
    expect(byRobot).toMatchObject({ kind: 'forbidden' });
  });

  test('input that does not fit is refused before anything starts', async () => {
    const work = startRun(robot, flowId, { body: { source: {} } }, { validate: true });
    expect(await problem(work)).toMatchObject({ kind: 'invalid', code: 'FLOW_INPUT_ERROR', detail: [{}] });
    expect(await robot.flows.runs({ flow: flowId })).toEqual([]);
  });

  test('the robot runs it, the files arrive, Ada sees the run', async () => {
    const body = input({ id: sharedResults.id, path: '/incoming/scan-001/' });
    const started = await startRun(robot, flowId, { body, label: 'Scan 1' }, { validate: true });
    const { run, log } = await followed(robot, started);
    expect(run, JSON.stringify(run.details)).toMatchObject({ status: 'SUCCEEDED', label: 'Scan 1' });
    expect(runOutcome(run).title).toBe('Succeeded');
    expect(runStates(log).map(({ state, type, status }) => `${state} ${type} ${status}`)).toEqual([
      'Copy Action SUCCEEDED',
      'Note Pass SUCCEEDED',
    ]);
    expect(log).toEqual(await ada.flows.getRunLog(run.run_id));
    expect((await ada.flows.runs({ flow: flowId })).map(({ run_id }) => run_id)).toEqual([run.run_id]);
    const file = (collection: { slug: string }, path: string) =>
      readFile(join(folder, 'collections', collection.slug, path));
    expect(await file(sharedResults, 'incoming/scan-001/frame-0002.dat')).toEqual(
      await file(beamlineStorage, 'data/scan-001/frame-0002.dat'),
    );
  });

  test('a destination that it may not write to fails the run in that state', async () => {
    const started = await startRun(robot, flowId, {
      body: input({ id: referenceArchive.id, path: '/scan-001/' }),
    });
    const { run, log } = await followed(robot, started);
    const outcome = runOutcome(run);
    expect(outcome).toMatchObject({ title: 'Failed in state “Copy”', state: 'Copy' });
    expect(outcome.cause).not.toBe('');
    expect(runStates(log)).toMatchObject([{ state: 'Copy', status: 'FAILED' }]);
  });

  test('a run is cancelled', async () => {
    const waiting = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 600, End: true } } };
    const { flow } = await applyDeploy(
      ada,
      planDeploy({ title: 'Wait', definition: waiting, inputSchema: {} }, undefined),
    );
    const own = await signIn(demo.people.ada.id, { scopes: [flow.globus_auth_scope], previous: stored });
    const runner = globus(sandboxAt(sandbox.url), session(own));
    const started = await startRun(runner, flow, { body: {} });
    await runner.flows.cancelRun(started.run_id);
    expect(runOutcome((await followed(runner, started)).run).title).toBe('Canceled');
    await ada.flows.remove(flow);
    expect(await problem(ada.flows.get(flow))).toMatchObject({ kind: 'not-found' });
  });

  test('without the consent to a flow’s scope there is no run, but the scope to ask for', async () => {
    const found = await problem(startRun(ada, { id: flowId, title: 'Copy' }, { body: {} }));
    const { globus_auth_scope } = await ada.flows.get(flowId);
    expect(found).toMatchObject({ kind: 'consent', requiredScopes: [globus_auth_scope] });
  });

  test('an update plans what changed', async () => {
    const shorter = { StartAt: 'Note', States: { Note: definition.States.Note } };
    const plan = planDeploy({ title: 'Copy', definition: shorter, inputSchema }, await ada.flows.get(flowId));
    expect(plan).toMatchObject({ action: 'update', parts: [{ field: 'definition' }] });
    expect((await applyDeploy(ada, plan)).flow.definition).toEqual(shorter);
    expect(
      await problem(
        applyDeploy(
          ada,
          planDeploy(
            { title: 'Other', definition, inputSchema },
            plan.action === 'update' ? plan.flow : undefined,
          ),
        ),
      ),
    ).toMatchObject({ kind: 'conflict' });
  });

  test('a wrong definition is refused with its places', async () => {
    const found = await problem(ada.flows.validate({ StartAt: 'A', States: { A: { Type: 'Pass' } } }));
    expect(found).toMatchObject({ kind: 'invalid', status: 422 });
    expect(found?.detail?.[0]?.path).toMatch(/^\$\.definition/);
    expect((await ada.flows.validate(definition, inputSchema)).scopes.User?.length).toBe(1);
  });
});

describe('collections', () => {
  test('are found, read, listed, and access is given', async () => {
    const [found] = await ada.transfer.searchCollections('Shared results');
    expect(found).toMatchObject({ id: sharedResults.id, acl_available: true });
    expect(await ada.transfer.getCollection(beamlineStorage.id)).toMatchObject({
      display_name: 'Beamline storage',
    });
    const listing = await robot.transfer.ls(beamlineStorage.id, '/data/scan-001/');
    expect(listing.entries.map(({ name }) => name)).toContain('metadata.json');
    await ada.transfer.mkdir(sharedResults.id, '/for-ben/');
    const rule = {
      principal_type: 'identity',
      principal: demo.people.ben.id,
      path: '/for-ben/',
      permissions: 'r',
    } as const;
    const id = await ada.transfer.createAccessRule(sharedResults.id, rule);
    expect(await ada.transfer.listAccessRules(sharedResults.id)).toContainEqual(
      expect.objectContaining({ id, ...rule }),
    );
    expect(await problem(ada.transfer.createAccessRule(sharedResults.id, rule))).toMatchObject({
      kind: 'conflict',
    });
    expect((await ada.transfer.listRoles(sharedResults.id)).map(({ role }) => role)).toContain(
      'access_manager',
    );
    expect(await problem(robot.transfer.mkdir(referenceArchive.id, '/x/'))).toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('trouble that the sandbox makes', () => {
  test('a token that expired early is refreshed', async () => {
    await arm({ path: '/flows', method: 'GET', times: 1, fault: 'expired-token' });
    expect(await ada.flows.list()).toHaveLength(1);
  });

  test('429, 500 and a lost connection pass', async () => {
    for (const fault of ['429', '500', 'drop']) {
      await arm({ path: '/flows', method: 'GET', times: 1, fault });
      expect(await ada.flows.list()).toHaveLength(1);
    }
  });

  test('a service that hangs is given up', async () => {
    await arm({ path: '/flows', method: 'GET', times: 1, fault: 'hang' });
    const impatient = globus(sandboxAt(sandbox.url), session(stored), { timeout: 200 });
    expect(await problem(impatient.flows.list())).toMatchObject({ kind: 'network', code: 'TIMEOUT' });
  });
});

test('a token of the sandbox is never for production', () => {
  expect(() => globus(production, session(stored))).toThrow(/the sign-in belongs to Sandbox/);
});
