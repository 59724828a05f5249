import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type AccessCheck,
  applyDeploy,
  applyFix,
  fixesOf,
  followRun,
  type Globus,
  globus,
  type Identity,
  personSession,
  planDeploy,
  preflight,
  sandboxAt,
  scopes,
  signInPerson,
  signInScopes,
  signInServiceAccount,
  startRun,
} from '../globus/src/index.ts';
import { FlowDocument } from '../language/src/index.ts';
import { touchesOfRun } from '../runtime/src/index.ts';
import { demo, type Sandbox, startSandbox } from '../sandbox/src/index.ts';

// From the definition and the run input to the answers of a service that enforces permissions.

const { beamlineStorage, instrumentComputer, sharedResults, referenceArchive } = demo.collections;
const { beamlineRobot, archiveRobot } = demo.serviceAccounts;

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
      Next: 'Share',
    },
    Share: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/manage_permission',
      Parameters: {
        operation: 'CREATE',
        'endpoint_id.$': '$.destination.id',
        'path.$': '$.destination.path',
        principal_type: 'identity',
        principal: demo.people.ben.id,
        permissions: 'r',
      },
      RunAs: 'User',
      End: true,
    },
  },
};
const text = JSON.stringify(definition, null, 2);

type Place = Record<'id' | 'path', string>;

let folder: string;
let sandbox: Sandbox;
let flow: { id: string; title: string };
let ada: Globus;

async function person(id: string, extra: readonly string[] = []): Promise<Globus> {
  const environment = sandboxAt(sandbox.url);
  const stored = await signInPerson({
    environment,
    clientId: demo.nativeClientId,
    scopes: [...signInScopes, ...extra],
    redirect: 'loopback',
    open: async url => void (await fetch(`${url}&sandbox_identity=${id}`)),
  });
  return globus(
    environment,
    personSession(stored, async () => {}),
  );
}

async function account({
  client_id,
  client_secret,
}: typeof beamlineRobot | typeof archiveRobot): Promise<Globus> {
  const environment = sandboxAt(sandbox.url);
  return globus(environment, await signInServiceAccount(environment, client_id, client_secret));
}

function identityOf({ identity }: Globus): Identity {
  if (!identity) throw new Error('Nobody is signed in.');
  return identity;
}

const inputTo = ({ id }: { id: string }, path: string): Record<'source' | 'destination', Place> => ({
  source: { id: beamlineStorage.id, path: '/data/scan-001/' },
  destination: { id, path },
});

/** Checks a run of the flow above; `own` is left out where only the asker is signed in. */
async function check(
  starter: Identity,
  own: Globus | undefined,
  asker: Globus,
  body: ReturnType<typeof inputTo>,
): Promise<AccessCheck[]> {
  const { touches } = touchesOfRun(new FlowDocument('file:///copy.flow.json', text), definition, body);
  return preflight({ flow, body, touched: touches, starter, own, asker });
}

const shown = (checks: readonly AccessCheck[], outcome?: AccessCheck['outcome']) =>
  checks
    .filter(one => outcome === undefined || one.outcome === outcome)
    .map(({ who, need, thing, outcome }) => `${outcome}: ${who}, ${need}, ${thing}`);

const textAt = ({ places }: AccessCheck) =>
  places.map(({ state, span }) => `${state} ${text.slice(span.offset, span.offset + span.length)}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-'));
  sandbox = await startSandbox({ stateDir: folder });
  ada = await person(demo.people.ada.id);
  const deployed = await applyDeploy(
    ada,
    planDeploy({ title: 'Copy', definition, inputSchema: {} }, undefined),
  );
  flow = { id: deployed.flow.id, title: deployed.flow.title };
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

describe('before a run', () => {
  test('everything that is missing is found where it is needed, mended, and then the run succeeds', async () => {
    const robot = await account(beamlineRobot);
    const body = inputTo(sharedResults, '/incoming/scan-001/');
    const before = await check(identityOf(robot), robot, ada, body);
    expect(shown(before)).toEqual([
      'fails: Beamline robot, start runs of it, the flow “Copy”',
      'ok: Beamline robot, reach it, “Beamline storage”',
      'ok: Beamline robot, read /data/scan-001/, “Beamline storage”',
      'ok: Beamline robot, reach it, “Shared results”',
      'ok: Beamline robot, write to /incoming/scan-001/, “Shared results”',
      'ok: Beamline robot, manage its access rules, “Shared results”',
    ]);
    const fixes = fixesOf(before);
    expect(fixes).toMatchObject([{ kind: 'flow-starter', principal: { name: 'Beamline robot' } }]);
    for (const fix of fixes) if (fix.kind !== 'consent') await applyFix(ada, fix);
    const after = await check(identityOf(robot), robot, ada, body);
    expect(shown(after).filter(line => !line.startsWith('ok'))).toEqual([]);
    const { run_id } = await startRun(robot, flow, { body });
    let status = '';
    for await (const { run } of followRun(robot, run_id, { intervalMs: 20 })) status = run?.status ?? status;
    expect(status).toBe('SUCCEEDED');
  });

  test('a folder that may only be read, and rules that may not be changed, are found on their lines', async () => {
    const robot = await account(beamlineRobot);
    const checks = await check(identityOf(robot), robot, ada, inputTo(referenceArchive, '/scan-001/'));
    const failing = checks.filter(({ outcome }) => outcome === 'fails');
    expect(shown(failing)).toEqual([
      'fails: Beamline robot, write to /scan-001/, “Reference archive”',
      'fails: Beamline robot, manage its access rules, “Reference archive”',
    ]);
    expect(failing.map(textAt)).toEqual([['Copy "$.destination.path"'], ['Share "$.destination.id"']]);
    expect(failing[0]?.words).toBe('Beamline robot may only read there: no access rule lets it write.');
    const [fix] = fixesOf(checks);
    expect(fix).toMatchObject({ kind: 'access-rule', path: '/scan-001/', permissions: 'rw' });
    if (fix?.kind !== 'access-rule') throw new Error('There is no rule to make.');
    await applyFix(ada, fix);
    await applyFix(ada, fix); // again changes nothing
    expect(
      (await ada.transfer.listAccessRules(referenceArchive.id)).filter(({ path }) => path === fix.path),
    ).toHaveLength(1);
    const after = await check(identityOf(robot), robot, ada, inputTo(referenceArchive, '/scan-001/'));
    expect(shown(after, 'fails')).toEqual([
      'fails: Beamline robot, manage its access rules, “Reference archive”',
    ]);
  });

  test('an access manager is made where the collection has its own server, and where it has not', async () => {
    const endpoint = '94c9ee8b-71c5-5c6d-9d53-b1df1e538d5d';
    const managing = await person(demo.people.ada.id, [
      `urn:globus:auth:scope:${endpoint}:manage_collections`,
    ]);
    const archive = await account(archiveRobot);
    for (const [place, path] of [
      [referenceArchive, '/shared/'],
      [instrumentComputer, '/acquired/'],
    ] as const) {
      const missing = async () => {
        const checks = await check(identityOf(archive), archive, managing, inputTo(place, path));
        return fixesOf(checks.filter(({ need }) => need === 'manage its access rules'));
      };
      const [fix, ...more] = await missing();
      expect([fix?.kind, more]).toEqual(['access-manager', []]);
      if (fix?.kind !== 'access-manager') continue;
      if (place === referenceArchive)
        await expect(applyFix(ada, fix)).rejects.toMatchObject({
          problem: { kind: 'consent', requiredScopes: [expect.stringContaining('manage_collections')] },
        });
      await applyFix(managing, fix);
      await applyFix(managing, fix); // again changes nothing
      expect(await missing()).toEqual([]);
      expect((await archive.transfer.getCollection(place.id)).my_effective_roles).toEqual(['access_manager']);
    }
    const noAdministrator = await person(demo.people.ben.id);
    const checks = await check(
      identityOf(noAdministrator),
      noAdministrator,
      archive,
      inputTo(referenceArchive, '/'),
    );
    expect(fixesOf(checks).map(({ kind }) => kind)).not.toContain('access-manager');
  });

  test('a service account whose secret is not here is checked by who may see the rules', async () => {
    const identity = identityOf(await account(archiveRobot));
    const checks = await check(identity, undefined, ada, inputTo(sharedResults, '/incoming/x.dat'));
    expect(shown(checks)).toEqual([
      'fails: Archive robot, start runs of it, the flow “Copy”',
      'ok: Archive robot, reach it, “Beamline storage”',
      'unknown: Archive robot, read /data/scan-001/, “Beamline storage”',
      'ok: Archive robot, reach it, “Shared results”',
      'fails: Archive robot, write to /incoming/x.dat, “Shared results”',
      'fails: Archive robot, manage its access rules, “Shared results”',
    ]);
    expect(fixesOf(checks)).toMatchObject([
      { kind: 'flow-starter' },
      { kind: 'access-rule', path: '/incoming/', permissions: 'rw' },
      { kind: 'access-manager' },
    ]);
  });

  test('a person without permission is told by the services themselves', async () => {
    const ben = await person(demo.people.ben.id);
    const checks = await check(identityOf(ben), ben, ben, inputTo(sharedResults, '/elsewhere/'));
    expect(shown(checks)).toEqual([
      'fails: Ben Okafor, start runs of it, the flow “Copy”',
      'ok: Ben Okafor, reach it, “Beamline storage”',
      'unknown: Ben Okafor, use it in this flow, “Beamline storage”',
      'fails: Ben Okafor, read /data/scan-001/, “Beamline storage”',
      'ok: Ben Okafor, reach it, “Shared results”',
      'fails: Ben Okafor, write to /elsewhere/, “Shared results”',
      'fails: Ben Okafor, manage its access rules, “Shared results”',
    ]);
    // He can mend none of it; only see his own consents.
    expect(fixesOf(checks)).toEqual([
      { kind: 'consent', scopes: ['urn:globus:auth:scope:auth.globus.org:view_consents'] },
    ]);
  });

  test('the consent that would stop the run is asked for before it', async () => {
    const seeing = await person(demo.people.ada.id, ['urn:globus:auth:scope:auth.globus.org:view_consents']);
    const body = inputTo(sharedResults, '/incoming/');
    const before = await check(identityOf(seeing), seeing, seeing, body);
    const consent = before.find(({ need }) => need === 'use it in this flow');
    const wanted = consent?.fix?.kind === 'consent' ? consent.fix.scopes : [];
    expect(wanted).toEqual([
      expect.stringMatching(
        new RegExp(`_user\\[\\*${scopes.transfer}\\[\\*.*${beamlineStorage.id}/data_access\\]\\]$`),
      ),
    ]);
    expect(shown(before, 'fails')).toEqual([
      'fails: Ada Alvarez, run it with this input, the flow “Copy”',
      'fails: Ada Alvarez, use it in this flow, “Beamline storage”',
    ]);
    const given = await person(demo.people.ada.id, [
      'urn:globus:auth:scope:auth.globus.org:view_consents',
      ...wanted,
    ]);
    const after = await check(identityOf(given), given, given, body);
    expect(shown(after, 'fails')).toEqual([]);
  });

  test('nothing at the place that is read from, and an id that is none', async () => {
    const robot = await account(beamlineRobot);
    const input = {
      ...inputTo({ id: 'nowhere!' }, '/x/'),
      source: { id: beamlineStorage.id, path: '/data/none/' },
    };
    const checks = await check(identityOf(robot), robot, ada, input);
    expect(shown(checks).filter(line => !line.startsWith('ok'))).toEqual([
      'unknown: Beamline robot, read /data/none/, “Beamline storage”',
      'fails: Beamline robot, reach it, the collection nowhere!',
    ]);
  });

  test('an instrument computer that is not connected is found before the run', async () => {
    const robot = await account(beamlineRobot);
    const input = {
      ...inputTo(sharedResults, '/incoming/'),
      source: { id: instrumentComputer.id, path: '/acquired/' },
    };
    const found = async () => {
      const checks = await check(identityOf(robot), robot, ada, input);
      return checks.filter(({ thing }) => thing === '“Instrument computer”').map(({ outcome }) => outcome);
    };
    expect(await found()).toEqual(['ok', 'ok']);
    const set = (how: object) =>
      fetch(`${sandbox.url}/sandbox/collections/${instrumentComputer.id}`, {
        method: 'POST',
        body: JSON.stringify(how),
      });
    await set({ connected: false });
    expect(await found()).toEqual(['fails', 'ok']);
    await set({ connected: true, paused: true });
    expect(await found()).toEqual(['fails', 'ok']);
    await set({ paused: false });
    expect(await found()).toEqual(['ok', 'ok']);
  });

  test('who may write into a search index', async () => {
    const touched = [
      {
        state: 'Publish',
        kind: 'search-index' as const,
        runAs: 'User',
        id: {
          span: { offset: 0, length: 1 },
          written: undefined,
          value: { kind: 'known' as const, text: demo.indexes.scans.id },
        },
        path: undefined,
      },
    ];
    const found = async (own: Globus, asker: Globus) => {
      const checks = await preflight({ flow, body: {}, touched, starter: identityOf(own), own, asker });
      return checks.find(({ need }) => need === 'write into it')?.outcome;
    };
    const [writer, other, ben] = [
      await account(beamlineRobot),
      await account(archiveRobot),
      await person(demo.people.ben.id),
    ];
    const seeing = await person(demo.people.ada.id, ['urn:globus:auth:scope:search.api.globus.org:all']);
    expect(await found(writer, ben)).toBe('ok');
    expect(await found(other, seeing)).toBe('fails');
    expect(await found(other, ben)).toBe('unknown');
  });

  test('a cancelled check throws, a service that is away is unknown', async () => {
    const robot = await account(beamlineRobot);
    const identity = identityOf(robot);
    const request = { flow, body: {}, touched: [], starter: identity, own: robot, asker: ada };
    await expect(preflight(request, AbortSignal.abort())).rejects.toMatchObject({
      problem: { kind: 'cancelled' },
    });
    const away = globus(
      sandboxAt('http://127.0.0.1:9'),
      { token: async () => 'none', identity },
      { attempts: 1 },
    );
    expect(shown(await preflight({ ...request, own: away, asker: away }))).toEqual([
      'unknown: Beamline robot, start runs of it, the flow “Copy”',
      'unknown: Beamline robot, run it with this input, the flow “Copy”',
    ]);
  });
});
