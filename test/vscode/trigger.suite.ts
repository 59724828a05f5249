import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { noFindings } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { api, extensionFolder, signedInServiceAccount } from './extension.ts';
import { acceptChoice, pressing } from './quick-input.ts';
import { address, serviceAccount } from './sandbox.ts';
import { file, readText, write } from './workspace.ts';

const PROJECT = 'globus-flows.json';
const ROBOT = 'Beamline robot';
const SCHEMA = { type: 'object', required: ['source'], properties: { source: { $ref: '#/$defs/place' } } };
const PLACE = { type: 'object', required: ['path'], properties: { path: { type: 'string' } } };

interface InTerminal {
  args: string[];
  execution: vscode.TaskExecution;
  /** Its exit status, if it comes to one. */
  ended: Promise<number | undefined>;
}

/** What gflow does in the next terminal that it gets. */
function nextInTerminal(): Promise<InTerminal> {
  return new Promise(resolve => {
    const start = vscode.tasks.onDidStartTask(({ execution }) => {
      const { source, execution: process } = execution.task;
      if (source !== 'gflow' || !(process instanceof vscode.ProcessExecution)) return;
      start.dispose();
      resolve({ args: process.args.slice(1), execution, ended: endOf(execution) });
    });
  });
}

function endOf(execution: vscode.TaskExecution): Promise<number | undefined> {
  return new Promise(resolve => {
    const end = vscode.tasks.onDidEndTaskProcess(ended => {
      if (ended.execution !== execution) return;
      end.dispose();
      resolve(ended.exitCode);
    });
  });
}

/** Runs gflow as it runs in a terminal here, with something on its standard input. */
function gflow(args: readonly string[], input = ''): void {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', GFLOW_SANDBOX: address };
  const command = vscode.Uri.joinPath(extensionFolder(), 'dist', 'gflow.js').fsPath;
  execFileSync(process.execPath, [command, ...args], { env, input });
}

describe('Create Trigger', function () {
  this.timeout(60_000); // questions are waited for by the clock
  let projectBefore: string | undefined;
  let flowId: string;

  before(async () => {
    projectBefore = await readText(file(PROJECT)).catch(() => undefined);
    await write('arriving/scan-7.h5', 'x');
    await write('arriving/notes.json', '{}');
    const definition = await write(
      'arriving/take.flow.json',
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }',
    );
    await write('arriving/take.schema.json', JSON.stringify({ ...SCHEMA, $defs: { place: PLACE } }));
    const { sessions, signOut, deploy } = await api();
    for (const session of await sessions())
      if (session.identity.kind === 'service-account') await signOut(session); // only one is proposed then
    flowId = (await deploy(definition, await signedInServiceAccount(ROBOT))).flow.id;
    const flow = { definition: 'arriving/take.flow.json', environments: { sandbox: { flowId } } };
    await write(PROJECT, JSON.stringify({ flows: { take: flow } }, undefined, 2));
  });

  // Its folder is the one that is proposed.
  beforeEach(() => vscode.window.showTextDocument(file('arriving/notes.json')));

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    if (projectBefore === undefined) await vscode.workspace.fs.delete(file(PROJECT));
    else await write(PROJECT, projectBefore);
  });

  /** Takes what each question proposes, whenever it opens. */
  async function create(): Promise<void> {
    let isOver = false;
    const asking = vscode.commands.executeCommand('globusFlows.createTrigger').then(() => {
      isOver = true;
    });
    while (!isOver) await acceptChoice();
    await asking;
  }

  it('writes it into the project file, with an input made from the input schema, and tries it', async () => {
    const { client_id: account, client_secret } = await serviceAccount(ROBOT);
    gflow(['login', '--service-account', '--client-id', account], client_secret);
    const rehearsing = nextInTerminal();
    const said = await pressing('Dry Run', create);
    assert.match(said, /^The trigger “take” is in globus-flows\.json/);
    const { triggers } = JSON.parse(await readText(file(PROJECT)));
    const input = { source: { path: '${path}' } };
    assert.deepEqual(triggers, {
      take: { flow: 'take', watch: 'arriving', pattern: '*.h5', input, account },
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file(PROJECT).toString());
    await noFindings(file(PROJECT));
    const rehearsal = await rehearsing;
    assert.deepEqual(rehearsal.args, ['trigger', 'take', '--dry-run']);
    assert.equal(await rehearsal.ended, 0);
    gflow(['logout']);
  });

  it('offers to sign in in the terminal where gflow has nobody', async () => {
    const { client_id: account } = await serviceAccount(ROBOT);
    const rehearsing = nextInTerminal();
    let login: InTerminal | undefined;
    await pressing('Sign In in the Terminal', async () => {
      await pressing('Dry Run', create);
      const rehearsal = await rehearsing;
      const next = nextInTerminal();
      assert.equal(await rehearsal.ended, 4);
      login = await next;
    });
    assert.ok(login);
    assert.deepEqual(login.args, ['login', '--service-account', '--client-id', account]);
    login.execution.terminate();
  });

  it('also writes a Python script that does the same, and leaves saving it to the person', async () => {
    assert.match(await pressing('Write Python Script', create), /is in globus-flows\.json/);
    const script = await eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled && document.getText() !== '' && document;
    }, 'the script to be shown');
    assert.match(script.fileName, /\.py$/);
    assert.ok(script.getText().includes(flowId));
    assert.match(script.getText(), /'arriving'|"arriving"/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
