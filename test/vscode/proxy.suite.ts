import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { refusal } from './problem.ts';

const NOBODY = '11111111-2222-4333-8444-555555555555';

describe('the proxy that VS Code is told of', () => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer();

  before(async () => {
    proxy.on('connect', ({ url }: IncomingMessage, socket: Socket) => {
      asked.push(url);
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    assert.ok(address && typeof address === 'object');
    await set('http.proxy', `http://127.0.0.1:${address.port}`);
    await set('globusFlows.environment', 'production');
  });

  after(async () => {
    await set('globusFlows.environment', 'sandbox');
    await set('http.proxy', undefined);
    proxy.close();
  });

  it('is what globus.org is asked by, and named where it refuses', async () => {
    const problem = await refusal((await api()).addServiceAccount(NOBODY, 'no secret'));
    assert.deepEqual([problem.kind, asked], ['network', ['auth.globus.org:443']]);
    assert.match(
      problem.message,
      /the proxy of the network does not let auth\.globus\.org through \(HTTP 407\)/,
    );
  });
});

/** Changes a setting of the user, and waits until it holds. */
async function set(name: string, value: string | undefined): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration();
  await settings().update(name, value, vscode.ConfigurationTarget.Global);
  await eventually(() => value === undefined || settings().get(name) === value, `${name} to be ${value}`);
}
