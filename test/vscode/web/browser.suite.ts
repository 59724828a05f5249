import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { foundBy, noFindings } from '../diagnostics.ts';
import { eventually } from '../eventually.ts';
import { file, write } from '../workspace.ts';

describe('the extension in a browser', () => {
  it('has no process to run in', () => {
    assert.equal(typeof process, 'undefined');
  });

  it('checks a definition with the input schema beside it, which the worker asks the editor for', async () => {
    const flow = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Parameters: { 'x.$': '$.name', 'y.$': '$.nmae' }, ResultPath: '$.A', End: true },
      },
    };
    await write(
      'browser/x.schema.json',
      JSON.stringify({
        type: 'object',
        properties: { name: { type: 'string' } },
        required: ['name'],
        additionalProperties: false,
      }),
    );
    const uri = await write('browser/x.flow.json', JSON.stringify(flow, undefined, 2));
    await vscode.window.showTextDocument(uri);
    assert.match(await foundBy(uri, 'schema-undeclared-input'), /nmae/);
  });

  it('finds nothing in the examples', async () => {
    for (const name of ['hello', 'transfer-and-share', 'instrument-pipeline']) {
      const uri = file(`${name}/${name}.flow.json`);
      await vscode.window.showTextDocument(uri);
      await noFindings(uri);
    }
  });

  it('runs flow tests', async () => {
    await vscode.window.showTextDocument(file('transfer-and-share/transfer-and-share.flowtest.json'));
    const results = await eventually(async () => {
      const { items } =
        (await vscode.commands.executeCommand<{ items: { ownComputedState: number }[] }>(
          'testing.runCurrentFile',
        )) ?? {};
      return items?.some(item => item.ownComputedState > 0) && items.map(item => item.ownComputedState);
    }, 'the results of the flow tests');
    // 3 is “passed”; the file and the controller have no result of their own.
    assert.deepEqual(
      results.filter(state => state !== 0 && state !== 3),
      [],
    );
  });

  it('debugs a flow', async () => {
    const uri = file('hello/hello.flow.json');
    await vscode.window.showTextDocument(uri);
    const started = await vscode.debug.startDebugging(undefined, {
      type: 'gflow',
      request: 'launch',
      name: 'Hello',
      flow: uri.toString(),
      input: { name: 'browser' },
      stopOnEntry: true,
      unmocked: 'example',
    });
    assert.ok(started);
    const frame = await eventually(async () => {
      const answer = await vscode.debug.activeDebugSession?.customRequest('stackTrace', { threadId: 1 });
      return answer?.stackFrames?.[0]?.name;
    }, 'the debugger to stop');
    assert.equal(frame, 'SayHello');
    await vscode.debug.stopDebugging();
  });

  it('has every command of the manifest, if only to say why it does nothing', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.globus-flows-workbench'));
    const commands: { command: string }[] = extension?.packageJSON.contributes.commands ?? [];
    assert.ok(commands.length > 20);
    assert.deepEqual(
      commands.filter(({ command }) => !there.has(command)),
      [],
    );
  });

  it('offers no service, and says why', async () => {
    // Any command answers: it tells instead of failing.
    await vscode.commands.executeCommand('globusFlows.signIn');
  });
});
