import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { describeSandbox } from './sandbox.ts';

const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';

// What stands in files and logs is looked at when all suites are over: scripts/lib/vscode/secrets.mjs.
describe('secrets and tokens', () => {
  it('are in the arguments of no process', async function () {
    if (process.platform !== 'linux') return this.skip();
    const { service_accounts } = await describeSandbox();
    await signedInPerson('Ada Alvarez');
    await signedInServiceAccount('Beamline robot');
    const sessions = await (await api()).sessions();
    const tokens = await Promise.all(sessions.map(session => session.token([TRANSFER])));
    const secrets = [...service_accounts.map(({ client_secret }) => client_secret), ...tokens];
    for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      const line = commandLine(id);
      assert.ok(!secrets.some(secret => line.includes(secret)), `process ${id} has one`);
    }
  });
});

/** Empty for a process that has ended meanwhile. */
function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
