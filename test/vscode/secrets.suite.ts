import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { commandLine, foundInMemory, processes } from './process-memory.ts';
import { describeSandbox } from './sandbox.ts';
import { write } from './workspace.ts';

const TRANSFER = 'urn:globus:auth:scope:transfer.api.globus.org:all';
const FLOWS = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/view_flows';

// What stands in files and logs is looked at when all suites are over: scripts/lib/vscode/secrets.mjs.
describe('secrets and tokens', () => {
  let secrets: string[];

  before(async () => {
    await signedInPerson('Ada Alvarez');
    await signedInServiceAccount('Beamline robot');
    const { service_accounts } = await describeSandbox();
    const tokensOf = (session: Session) => Promise.all([session.token([TRANSFER]), session.token([FLOWS])]);
    const tokens = await Promise.all((await (await api()).sessions()).map(tokensOf));
    secrets = [...service_accounts.map(({ client_secret }) => client_secret), ...tokens.flat()];
    assert.ok(secrets.length > 4);
  });

  it('are in the arguments of no process', function () {
    if (process.platform !== 'linux') return this.skip();
    for (const id of processes())
      assert.ok(!secrets.some(secret => commandLine(id).includes(secret)), `process ${id} has one`);
  });

  it('never came to the language server: its memory has none', async function () {
    this.timeout(90_000);
    if (process.platform !== 'linux') return this.skip();
    const [server] = processes().filter(id => /dist[\\/]server\.js/.test(commandLine(id)));
    assert.ok(server, 'the language server runs as a process of its own');
    // What is told to the server can be found there, else looking would prove nothing.
    const planted = `planted-${process.pid}-${secrets.length}`;
    const text = JSON.stringify({
      Comment: planted,
      StartAt: 'A',
      States: { A: { Type: 'Pass', End: true } },
    });
    const definition = await write('secrets/planted.flow.json', text);
    await vscode.window.showTextDocument(definition);
    const { documentKind } = await api();
    await eventually(() => documentKind(definition) !== undefined, 'the server to have read it');
    const found = foundInMemory(server, [planted, ...secrets]);
    if (found === undefined) return this.skip();
    assert.deepEqual(found, [planted]);
  });
});
