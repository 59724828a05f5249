import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { file, readJson, readText, write } from './workspace.ts';

const definition = () => file('transfer-and-share/transfer-and-share.flow.json');

interface Frame {
  id: number;
  name: string;
  line: number;
}

/** How often a debug session has stopped. */
let stops = 0;

const session = (): vscode.DebugSession => {
  const { activeDebugSession } = vscode.debug;
  assert.ok(activeDebugSession, 'nothing is debugged');
  return activeDebugSession;
};

/** Waits for the next stop after something was done, and tells the frames. */
async function frames(act: () => unknown): Promise<Frame[]> {
  const before = stops;
  await act();
  await eventually(() => stops > before, 'the debugger to stop');
  const { stackFrames } = await session().customRequest('stackTrace', { threadId: 1 });
  return stackFrames;
}

const command = (id: string) => () => vscode.commands.executeCommand(`workbench.action.debug.${id}`);

async function evaluate(expression: string): Promise<unknown> {
  const { result } = await session().customRequest('evaluate', { expression, context: 'clipboard' });
  return JSON.parse(result);
}

async function ended(act: () => unknown): Promise<void> {
  await act();
  await eventually(() => vscode.debug.activeDebugSession === undefined, 'the debug session to end');
}

function breakpoint(uri: vscode.Uri, text: string, part: string): vscode.SourceBreakpoint {
  const line = text.slice(0, text.indexOf(part)).split('\n').length - 1;
  return new vscode.SourceBreakpoint(new vscode.Location(uri, new vscode.Position(line, 0)));
}

describe('the debugger', () => {
  const tracker = vscode.debug.registerDebugAdapterTrackerFactory('gflow', {
    createDebugAdapterTracker: () => ({
      onDidSendMessage: message => {
        if (message.event === 'stopped') stops++;
      },
    }),
  });

  before(async () => {
    const { document } = await vscode.window.showTextDocument(definition());
    const { ready, documentKind } = await api();
    await ready;
    await eventually(
      () => documentKind(document.uri)?.kind === 'flow-definition',
      'the flow to be recognised',
    );
    vscode.debug.addBreakpoints([breakpoint(document.uri, document.getText(), '"Share": {')]);
  });

  after(async () => {
    tracker.dispose();
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
  });

  it('starts with F5 without a launch.json, asks what an action answers, and stops at a breakpoint', async () => {
    const input = await readJson(file('transfer-and-share/transfer-and-share.input.json'));
    const accept = setInterval(
      () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      200,
    );
    try {
      const [top, below] = await frames(command('start'));
      assert.equal(top?.name, 'Share');
      assert.equal(below?.name, 'Copy');
      assert.deepEqual(await evaluate('$.source'), input.source);
      assert.equal(await evaluate('Copy.status'), 'SUCCEEDED');
    } finally {
      clearInterval(accept);
    }
  });

  it('steps back to the state before, and on again', async () => {
    const [back] = await frames(command('stepBack'));
    assert.equal(back?.name, 'Copy');
    await assert.rejects(evaluate('$.Copy'), /leads nowhere/);
    const [inside] = await frames(command('stepInto'));
    assert.equal(inside?.name, 'Copy · Parameters');
    const [end] = await frames(command('stepOut'));
    assert.equal(end?.name, 'Copy · on to Share');
    const { scopes } = await session().customRequest('scopes', { frameId: end?.id });
    assert.deepEqual(
      scopes.map(({ name }: { name: string }) => name),
      ['Payload', 'Changes', 'Payload Before', 'State Result', 'Parameters', 'Context'],
    );
    const [on] = await frames(command('stepOver'));
    assert.equal(on?.name, 'Share');
  });

  it('goes on with another value in the payload', async () => {
    await frames(() =>
      session().customRequest('setExpression', { expression: '$.reader.type', value: '"group"' }),
    );
    assert.equal(await evaluate('reader.type'), 'group');
    await ended(() => vscode.debug.stopDebugging());
  });

  it('goes through the log of a run, as a launch configuration says', async () => {
    const log = {
      entries: [
        { time: '2025-01-01T00:00:00.000000+00:00', code: 'FlowStarted', details: { input: { n: 1 } } },
        {
          time: '2025-01-01T00:00:01.000000+00:00',
          code: 'ActionStarted',
          details: { state_name: 'Copy', state_type: 'Action', input: {} },
        },
        {
          time: '2025-01-01T00:00:02.000000+00:00',
          code: 'FlowFailed',
          details: { state_name: 'Copy', exception: 'ActionUnableToRun', cause: 'refused' },
        },
      ],
    };
    await write('debug/run.log.json', JSON.stringify(log));
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const [top] = await frames(() =>
      vscode.debug.startDebugging(folder, {
        type: 'gflow',
        request: 'launch',
        name: 'Replay',
        flow: 'transfer-and-share/transfer-and-share.flow.json',
        runLog: 'debug/run.log.json',
      }),
    );
    assert.equal(top?.name, 'Copy · ActionUnableToRun');
    assert.deepEqual(await evaluate('$'), { n: 1 });
    await ended(command('continue'));
  });

  it('replays a run of the service', async () => {
    const ada = await signedInPerson('Ada Alvarez');
    const robot = await signedInServiceAccount('Beamline robot');
    const { deploy, assignRunPermission, run } = await api();
    await deploy(definition(), ada);
    await assignRunPermission(definition(), ada, robot.identity.username);
    // A folder of its own: where there is a rule already, the run would fail.
    const text = await readText(file('transfer-and-share/transfer-and-share.input.json'));
    const input = JSON.parse(text.replace('/incoming/scan-001/', '/incoming/replayed/'));
    const done = await run(definition(), robot, input, 'to be replayed');
    assert.equal(done.status, 'SUCCEEDED', JSON.stringify(done.details));
    const [top] = await frames(() =>
      vscode.commands.executeCommand('globusFlows.replayRun', { followed: { run: done, session: robot } }),
    );
    assert.equal(top?.name, 'Copy');
    const [share] = await frames(command('continue'));
    assert.equal(share?.name, 'Share');
    assert.equal(await evaluate('$.Copy.status'), 'SUCCEEDED');
    await ended(() => vscode.debug.stopDebugging());
  });

  it('debugs a case of a flow test, with its mocks', async () => {
    const test = {
      flowtest: 1,
      flow: '../transfer-and-share/transfer-and-share.flow.json',
      cases: [
        {
          name: 'the copy fails',
          context: { username: 'tester@example.org' },
          inputFile: '../transfer-and-share/transfer-and-share.input.json',
          mocks: { states: { Copy: { fail: { code: 'ENDPOINT_ERROR' } } } },
        },
      ],
    };
    const uri = await write('debug/copy.flowtest.json', JSON.stringify(test, undefined, 2));
    await vscode.window.showTextDocument(uri);
    const { documentKind } = await api();
    await eventually(() => documentKind(uri)?.kind === 'flow-test', 'the flow test to be recognised');
    const [top] = await frames(command('start'));
    assert.equal(top?.name, 'Copy · ActionFailedException');
    assert.equal(await evaluate('$._context.username'), 'tester@example.org');
    await ended(command('continue'));
  });

  it('refuses to start with an input that does not fit', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const started = await vscode.debug.startDebugging(folder, {
      type: 'gflow',
      request: 'launch',
      name: 'Unfit',
      flow: 'transfer-and-share/transfer-and-share.flow.json',
      input: {},
    });
    assert.equal(started, false);
  });

  it('has the sandbox do the actions, as a launch configuration says', async function () {
    this.timeout(90_000);
    const launch = {
      type: 'gflow',
      name: 'hello',
      request: 'launch',
      flow: file('hello/hello.flow.json').toString(),
      input: file('hello/hello.input.json').toString(),
      unmocked: 'sandbox',
      stopOnEntry: true,
    };
    await frames(() => vscode.debug.startDebugging(undefined, launch));
    const [end] = await frames(command('stepOut'));
    assert.equal(end?.name, 'SayHello · the run ends');
    assert.equal(await evaluate('Hello.details.hello'), 'Hello, beamline 7');
    await ended(() => vscode.debug.stopDebugging());
  });

  it('marks in the graph where it stands', async function () {
    this.timeout(90_000);
    const uri = await write(
      'debugged/steps.flow.json',
      JSON.stringify(
        {
          StartAt: 'First',
          States: { First: { Type: 'Pass', Next: 'Second' }, Second: { Type: 'Pass', End: true } },
        },
        null,
        2,
      ),
    );
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    const { documentKind, shownGraph } = await api();
    await eventually(() => documentKind(uri), 'the server to know the file');
    await vscode.commands.executeCommand('globusFlows.showGraph', uri);
    const marks = (states: string[]) =>
      eventually(() => shownGraph(uri)?.marked.join() === states.join(), `a mark at “${states}”`);
    await marks([]);
    const launch = { type: 'gflow', name: 'steps', request: 'launch', flow: uri.toString(), input: {} };
    await frames(() => vscode.debug.startDebugging(undefined, { ...launch, stopOnEntry: true }));
    await marks(['First']);
    await frames(command('stepOver'));
    await marks(['Second']);
    await ended(() => vscode.debug.stopDebugging());
    await marks([]);
  });
});
