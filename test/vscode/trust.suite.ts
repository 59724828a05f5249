import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, signedInPerson } from './extension.ts';
import { write } from './workspace.ts';

const FLOW = { StartAt: 'Look', States: { Look: { Type: 'Pass', End: true } } };

/** What signs in, connects, deploys or runs. */
const CONNECTING = [
  ...['signIn', 'signOut', 'addServiceAccount', 'registerServiceAccount', 'manageServiceAccounts'],
  ...['deploy', 'validateWithService', 'pullFlow', 'adoptFlow', 'deleteFlow', 'giveFlowRole'],
  ...[
    'assignRunPermission',
    'checkAccess',
    'checkAccessWithInput',
    'run',
    'runWithInput',
    'runFormWithInput',
  ],
  ...['findCollection', 'newGuestCollection', 'giveFolderAccess', 'newSearchIndex', 'searchIndex'],
  ...['showSandbox', 'createTrigger', 'askProviders', 'checkProvider'],
];

describe('a workspace that is not trusted', () => {
  const { fetch } = globalThis;
  const { showErrorMessage } = vscode.window;
  const trusted = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted');
  const asked: string[] = [];
  const told: string[] = [];

  before(async () => {
    await signedInPerson('Ada Alvarez');
    Object.defineProperty(vscode.workspace, 'isTrusted', { configurable: true, get: () => false });
    Object.assign(vscode.window, { showErrorMessage: async (text: string) => void told.push(text) });
    globalThis.fetch = async input => {
      asked.push(String(input));
      throw new TypeError('fetch failed');
    };
  });

  after(() => {
    globalThis.fetch = fetch;
    Object.assign(vscode.window, { showErrorMessage });
    if (trusted) Object.defineProperty(vscode.workspace, 'isTrusted', trusted);
  });

  it('lets nothing sign in, connect, deploy or run, and says so', async () => {
    const definition = await write('untrusted/look.flow.json', JSON.stringify(FLOW));
    await write('untrusted/look.input.json', '{}');
    for (const command of CONNECTING) {
      told.length = 0;
      await vscode.commands.executeCommand(`globusFlows.${command}`, definition);
      assert.match(
        told.join('\n'),
        /in a workspace that you do not trust\. Trust the workspace first\./,
        command,
      );
    }
    assert.deepEqual(asked, []);
  });

  it('shows nothing of the services', async () => {
    const { flowsTree, collectionsTree, resourcesTree } = await api();
    await vscode.commands.executeCommand('globusFlows.refresh');
    await vscode.commands.executeCommand('globusFlows.refreshCollections');
    assert.deepEqual([await flowsTree(), await collectionsTree(), await resourcesTree()], [[], [], []]);
    assert.deepEqual(asked, []);
  });
});
