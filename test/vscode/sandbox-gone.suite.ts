import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import * as vscode from 'vscode';
import { findings, foundBy, noFindings } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { api, extensionFolder, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { refusal } from './problem.ts';
import { address } from './sandbox.ts';
import { replace, write } from './workspace.ts';

const pid = Number(process.env.GFLOW_TEST_SANDBOX_PID);

const patience = {
  StartAt: 'Sleep',
  States: { Sleep: { Type: 'Wait', Seconds: 3600, Next: 'Awake' }, Awake: { Type: 'Pass', End: true } },
};

/** Ends the sandbox that the harness has started for this suite. */
async function endSandbox(): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await eventually(
    () =>
      fetch(`${address}/sandbox`).then(
        () => false,
        () => true,
      ),
    'the end of the sandbox',
  );
}

/** Starts it again where it was, over what it has kept. */
async function restartSandbox(): Promise<ChildProcess> {
  const gflow = vscode.Uri.joinPath(extensionFolder(), 'dist/gflow.js').fsPath;
  const state = process.env.GFLOW_TEST_SANDBOX_STATE ?? '';
  const { port } = new URL(address);
  const child = spawn(process.execPath, [gflow, 'sandbox', '--state', state, '--port', port], {
    stdio: 'ignore',
  });
  await eventually(
    () =>
      fetch(`${address}/sandbox`).then(
        ({ ok }) => ok,
        () => false,
      ),
    'the sandbox to be there again',
  );
  return child;
}

describe('a sandbox that is gone in the middle of a run', function () {
  this.timeout(60_000);

  let again: ChildProcess | undefined;
  after(() => void again?.kill());

  it('is a clear problem, and the editor lives on', async () => {
    const { deploy, assignRunPermission, run } = await api();
    const ada = await signedInPerson('Ada Alvarez');
    const robot = await signedInServiceAccount('Beamline robot');
    const definition = await write('patience/patience.flow.json', JSON.stringify(patience, null, 2));
    await deploy(definition, ada);
    await assignRunPermission(definition, ada, robot.identity.username);
    // Not awaited: nobody will say what became of it.
    void run(definition, robot, {}, 'without an end').catch(() => undefined);
    await eventually(() => inView('patience', 'without an end', 'Sleep'), 'the state of the run in the view');
    await endSandbox();

    const problem = await refusal(deploy(definition, ada));
    assert.equal(problem.kind, 'network');
    assert.match(`${problem.message} ${problem.remedy}`, /sandbox/i);
    await eventually(
      async () => /when last seen/.test((await inView('patience', 'without an end'))?.words ?? ''),
      'the view to say that the run may have moved on',
    );
    const editor = await vscode.window.showTextDocument(definition);
    await replace(editor, '"StartAt"', '"StratAt"');
    await foundBy(definition, 'unknown-field');
    await replace(editor, '"StratAt"', '"StartAt"');
    await noFindings(definition);
    assert.deepEqual(findings(definition), []);
  });

  it('is there again, and the run is followed as if nothing had been', async function () {
    if (process.platform === 'win32') return this.skip();
    again = await restartSandbox();
    const shown = await eventually(
      async () => {
        const run = await inView('patience', 'without an end');
        return run && !/when last seen/.test(run.words) && run;
      },
      'the run to be seen again',
      30_000,
    );
    assert.deepEqual(
      shown.children.map(({ label }) => label),
      ['Sleep'],
    );
    const { runsOf, cancelRun } = await api();
    const robot = await signedInServiceAccount('Beamline robot');
    const [run] = (await runsOf(robot)).filter(({ label }) => label === 'without an end');
    await cancelRun(run?.run_id ?? '');
    await eventually(
      async () => /Canceled/.test((await inView('patience', 'without an end'))?.words ?? ''),
      'the end of the run in the view',
    );
  });
});
