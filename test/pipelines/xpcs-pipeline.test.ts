import { execFile, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sandboxAt, signInPerson, signInScopes } from '../../globus/src/index.ts';
import { searchQuery, transferAll } from '../../sandbox/src/auth/scopes.ts';
import { demo } from '../../sandbox/src/index.ts';
import { readAnswer } from '../../sandbox/src/testing/harness.ts';
import { Rehearsal } from '../cli/rehearsal.ts';
import { PATIENCE, TriggerProcess } from '../cli/trigger-process.ts';

/** The XPCS pipeline of the examples as its README has it: from a file that the detector writes to who finds what. */
const example = fileURLToPath(new URL('../../examples/xpcs-pipeline', import.meta.url));
const python = process.platform === 'win32' ? 'python' : 'python3';
const hasPython = spawnSync(python, ['--version']).status === 0;
if (!hasPython) console.warn(`XPCS pipeline: skipped, there is no ${python}`);

/** What simulate.py lets particles diffuse with, nm²/s. */
const DIFFUSION = 8000;

describe.skipIf(!hasPython)('the XPCS pipeline', () => {
  const all = new Rehearsal({ allowCompute: true });

  async function runPython(...args: string[]): Promise<void> {
    const services = { GLOBUS_SDK_SERVICE_URL_AUTH: all.url, GLOBUS_SDK_SERVICE_URL_COMPUTE: all.url };
    const env = { ...process.env, ...all.asRobot, ...services, PYTHONDONTWRITEBYTECODE: '1' };
    await promisify(execFile)(python, args, { cwd: all.here.folder, env, timeout: PATIENCE });
  }

  async function ask(path: string, token?: string) {
    const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
    return readAnswer(await fetch(all.url + path, { headers }));
  }

  async function memberTokens() {
    const { tokens } = await signInPerson({
      environment: sandboxAt(all.url),
      clientId: demo.nativeClientId,
      scopes: [...signInScopes, searchQuery, transferAll],
      redirect: 'loopback',
      open: async address => void (await fetch(`${address}&sandbox_identity=${demo.people.ben.id}`)),
    });
    const tokenFor = (service: string) => tokens[`${service}.api.globus.org`]?.accessToken;
    return { search: tokenFor('search'), transfer: tokenFor('transfer') };
  }

  async function strangerToken(scope: string) {
    const { client_id, client_secret } = demo.serviceAccounts.archiveRobot;
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope });
    const answer = await readAnswer(await fetch(`${all.url}/v2/oauth2/token`, { method: 'POST', body }));
    return answer.text('access_token');
  }

  test('runs to its end when a scan appears; the team finds all of it, a stranger the open part', {
    timeout: 3 * PATIENCE,
  }, async () => {
    cpSync(example, all.here.folder, { recursive: true });
    const project = JSON.parse(all.here.read('globus-flows.json').toString());
    const watched = 'sandbox/collections/beamline-storage/data';
    Object.assign(project.triggers.scans, { watch: watched, settle: '300ms' });
    all.here.put('globus-flows.json', JSON.stringify(project));

    await runPython('functions/register.py', 'globus-flows.json', 'xpcs-pipeline.input.json');
    const applied = await all.gflowWith({ env: all.asRobot }, 'apply', '--yes', '--environment', 'sandbox');
    expect(applied).toMatchObject({ status: 0 });
    const trigger = new TriggerProcess(all);
    try {
      await trigger.hears('health');
      await runPython('functions/simulate.py', all.here.at(`${watched}/scan-7.npz`));
      await trigger.hears('succeeded', 'scan-7.npz');
    } finally {
      await trigger.stop();
    }

    const published = all.here.at('sandbox/collections/shared-results/published/scan-7');
    expect(readdirSync(published).sort()).toEqual(['scan-7.npz', 'scan-7_g2.svg', 'scan-7_results.npz']);
    expect(readFileSync(`${published}/scan-7_g2.svg`, 'utf8')).toContain('<polyline');

    const search = `/v1/index/${demo.indexes.scans.id}/search?q=*`;
    const files = `/v0.10/operation/endpoint/${demo.collections.sharedResults.id}/ls?path=/published/scan-7/`;
    const open = {
      title: 'XPCS of scan-7',
      instrument: 'Beamline 7',
      diffusion: expect.closeTo(DIFFUSION, -3.5),
    };
    const stranger = await ask(search, await strangerToken(searchQuery));
    expect(stranger.at('gmeta.0.entries')).toEqual([
      expect.objectContaining({ entry_id: 'open', content: expect.objectContaining(open) }),
    ]);
    expect(JSON.stringify(stranger.body)).not.toContain('latex');
    expect((await ask(search)).body).toEqual(stranger.body);
    expect((await ask(files, await strangerToken(transferAll))).status).toBe(403);

    const member = await memberTokens();
    expect((await ask(search, member.search)).at('gmeta.0.entries')).toEqual([
      expect.objectContaining({ entry_id: 'open' }),
      expect.objectContaining({
        entry_id: 'protected',
        content: expect.objectContaining({ sample: 'latex in water, 12 %', operator: 'Ada Alvarez' }),
      }),
    ]);
    expect((await ask(files, member.transfer)).at('total')).toBe(3);
  });
});
