import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, inView, signedInPerson, signedInServiceAccount } from './extension.ts';
import { press } from './notifications.ts';
import { refusal } from './problem.ts';
import { choose } from './questions.ts';
import { person, signInAs } from './sandbox.ts';
import { file, readJson, write } from './workspace.ts';

const FLOW = JSON.stringify(
  {
    StartAt: 'Greet',
    States: {
      Greet: { Type: 'Pass', Parameters: { 'text.$': '$.text' }, ResultPath: '$.greeting', Next: 'Look' },
      Look: { Type: 'Pass', Parameters: { 'found.$': '$.there.not' }, ResultPath: '$.look', End: true },
    },
  },
  undefined,
  2,
);

describe('runs', () => {
  let definition: vscode.Uri;
  let ada: Session;
  let robot: Session;

  before(async () => {
    definition = await write('runs/greet.flow.json', FLOW);
    await write('runs/greet.input.json', JSON.stringify({ text: 'hello' }));
    ada = await signedInPerson('Ada Alvarez');
    robot = await signedInServiceAccount('Beamline robot');
    await (await api()).deploy(definition, ada);
    // Whoever is first in the list of those who can run it can: a person has to agree before.
    await (await api()).assignRunPermission(definition, ada, 'all_authenticated_users');
    const { requiredScopes: scopes = [] } = await refusal(
      (await api()).run(definition, ada, { text: 'hello' }),
    );
    const { id } = await person('Ada Alvarez');
    await (await api()).signInPerson({ open: signInAs(id), extend: ada, scopes });
  });

  it('tell in the text what a state was given and what it answered', async () => {
    const editor = await vscode.window.showTextDocument(definition);
    const run = await (await api()).run(definition, robot, { text: 'hello' }, 'greeting 1');
    assert.equal(run.status, 'FAILED');
    const at = editor.document.positionAt(FLOW.indexOf('"Greet": {') + 2);
    const told = await eventually(async () => {
      return (await hoverAt(definition, at)).find(text => text.includes('greeting 1'));
    }, 'what the run did in the state');
    assert.match(told, /succeeded here/);
    assert.match(told, /"greeting"/);
  });

  it('have a log whose states lead to the definition', async () => {
    const { runsOf, showRunLog } = await api();
    const [run] = (await runsOf(robot)).filter(({ label }) => label === 'greeting 1');
    await showRunLog(run?.run_id ?? '');
    const links = await eventually(async () => {
      const log = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'globus-run');
      const found = log
        ? await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', log.uri)
        : [];
      return found.length > 0 && found;
    }, 'the links in the log');
    const line = FLOW.split('\n').findIndex(text => text.includes('"Greet": {')) + 1;
    assert.ok(
      links.some(({ target }) => target?.path === definition.path && target.fragment.startsWith(`L${line},`)),
      links.map(({ target }) => target?.toString()).join('\n'),
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('become cases of a flow test that goes their way', async () => {
    const { run } = await api();
    const shown = {
      followed: { run: await run(definition, robot, { text: 'hello' }, 'greeting 2'), session: robot },
    };
    await vscode.commands.executeCommand('globusFlows.testFromRun', shown);
    await vscode.commands.executeCommand('globusFlows.testFromRun', shown);
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail('no editor');
    const test = JSON.parse(document.getText());
    assert.equal(test.cases.length, 2);
    assert.deepEqual(test.cases[1], {
      name: 'greeting 2',
      input: { text: 'hello' },
      expect: {
        status: 'FAILED',
        error: { state: 'Look', error: 'States.Runtime' },
        path: ['Greet', 'Look'],
      },
    });
    assert.equal(document.getText(selection), '"name"');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('stand in the picture of their flow', async () => {
    await vscode.commands.executeCommand('globusFlows.showGraph', definition);
    const graph = await eventually(async () => {
      const shown = (await api()).shownGraph(definition);
      return shown && shown.marked.length > 0 && shown;
    }, 'the run in the graph');
    assert.deepEqual(graph.marked, ['Greet', 'Look']);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ input }) => input instanceof vscode.TabInputWebview));
  });

  it('are marked where they have failed, with what to do', async () => {
    const input = await vscode.workspace.openTextDocument(file('runs/greet.input.json'));
    const running = vscode.commands.executeCommand('globusFlows.runWithInput', input.uri);
    await choose('Beamline robot');
    await running;
    const [found] = await eventually(() => {
      const all = vscode.languages
        .getDiagnostics(definition)
        .filter(({ source }) => source === 'Globus Flows service');
      return all.length > 0 && all;
    }, 'the mark of the failure');
    assert.equal(found?.range.start.line, FLOW.slice(0, FLOW.indexOf('"found.$"')).split('\n').length - 1);
    assert.match(
      found?.message ?? '',
      /^The run “.*” failed here: .*\$\.there\.not.* Let a state before it write it/,
    );
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('are listed by how they stand', async () => {
    const filtering = vscode.commands.executeCommand('globusFlows.filterRuns');
    await choose('Runs that succeeded');
    await filtering;
    const none = await eventually(
      () => inView('greet', 'None of: Runs that succeeded'),
      'the flow without a run that succeeded',
    );
    assert.deepEqual(none.children, []);
    const all = vscode.commands.executeCommand('globusFlows.filterRuns');
    await choose('All runs');
    await all;
    await eventually(() => inView('greet', 'greeting 1'), 'the run in the view again');
  });

  it('teach what their actions have answered', async () => {
    const said = {
      StartAt: 'Say',
      States: {
        Say: {
          Type: 'Action',
          ActionUrl: 'https://actions.globus.org/hello_world',
          Parameters: { echo_string: 'hi' },
          ResultPath: '$.Said',
          WaitTime: 60,
          Next: 'Read',
        },
        Read: { Type: 'Pass', Parameters: { 'all.$': '$.Said.details' }, End: true },
      },
    };
    const text = JSON.stringify(said, undefined, 2);
    const talking = await write('runs/said.flow.json', text);
    const { document } = await vscode.window.showTextDocument(talking);
    const { deploy, assignRunPermission, run } = await api();
    await deploy(talking, ada);
    await assignRunPermission(talking, ada, robot.identity.username);
    const at = document.positionAt(text.indexOf('$.Said.details') + 10);
    const isKnown = async () =>
      (await hoverAt(talking, at)).some(one => /In a run on \d{4}-\d\d-\d\d/.test(one));
    assert.equal(await isKnown(), false);
    const followed = { run: await run(talking, robot, {}, 'saying'), session: robot };
    await vscode.commands.executeCommand('globusFlows.learnShapes', { followed });
    await eventually(isKnown, 'the hover to tell of the run');
    await press('Forget');
    await eventually(async () => !(await isKnown()), 'it to be forgotten');
  });

  it('are canceled while they go on, if that is meant', async () => {
    const nap = { StartAt: 'Nap', States: { Nap: { Type: 'Wait', Seconds: 3600, End: true } } };
    const napping = await write('runs/nap-long.flow.json', JSON.stringify(nap, undefined, 2));
    const { deploy, assignRunPermission, run, runsOf } = await api();
    await deploy(napping, ada);
    await assignRunPermission(napping, ada, robot.identity.username);
    const running = run(napping, robot, {}, 'too long');
    await eventually(() => inView('nap-long', 'too long', 'Nap'), 'the run in the view');
    const asked = (await runsOf(robot)).find(({ label }) => label === 'too long');
    const canceling = vscode.commands.executeCommand('globusFlows.cancelRun', {
      followed: { run: asked, session: robot },
    });
    await choose('Cancel “too long”');
    await canceling;
    const { status, details } = await running;
    assert.equal(status, 'FAILED', JSON.stringify(details));
    assert.match((await inView('nap-long', 'too long'))?.words ?? '', /^Canceled/);
  });

  it('can be run again with another input', async () => {
    const followed = { run: await firstRun(robot), session: robot };
    await vscode.commands.executeCommand('globusFlows.runAgain', { followed });
    const editor = await eventually(() => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.isUntitled && activeTextEditor;
    }, 'the input in an editor');
    assert.deepEqual(JSON.parse(editor.document.getText()), await readJson(file('runs/greet.input.json')));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('can be deleted, if that is meant', async () => {
    const followed = { run: await firstRun(robot), session: robot };
    const deleting = vscode.commands.executeCommand('globusFlows.deleteRun', { followed });
    await choose('Delete the record of');
    await deleting;
    await eventually(async () => !(await inView('greet', 'greeting 1')), 'the run to be gone from the view');
  });
});

/** The run with the label that the first test gave it. */
async function firstRun(session: Session) {
  const shown = await (await api()).runsOf(session);
  const run = shown.find(({ label }) => label === 'greeting 1');
  if (!run) throw new Error('The first run is not listed.');
  return run;
}

/** What the pointer is told at a place. */
async function hoverAt(uri: vscode.Uri, at: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers.flatMap(({ contents }) =>
    contents.map(text => (text instanceof vscode.MarkdownString ? text.value.replaceAll('&nbsp;', ' ') : '')),
  );
}
