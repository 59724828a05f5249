import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { accept, choose } from './questions.ts';
import { collection } from './sandbox.ts';
import { readJson, write } from './workspace.ts';

const FLOW = JSON.stringify(
  {
    StartAt: 'Archive',
    States: {
      Archive: {
        Type: 'Action',
        ActionUrl: 'https://transfer.actions.globus.org/transfer',
        Parameters: {
          'source_endpoint.$': '$.from.id',
          'destination_endpoint.$': '$.to.id',
          DATA: [{ 'source_path.$': '$.from.path', 'destination_path.$': '$.to.path', recursive: true }],
        },
        ResultPath: '$.Archived',
        WaitTime: 60,
        End: true,
      },
    },
  },
  undefined,
  2,
);

describe('access before a run', () => {
  let definition: vscode.Uri;
  let input: vscode.Uri;
  let robot: Session;

  before(async () => {
    definition = await write('preflight/archive.flow.json', FLOW);
    const from = { id: (await collection('Beamline storage')).id, path: '/data/scan-001/' };
    const to = { id: (await collection('Reference archive')).id, path: '/checked/scan-001/' };
    input = await write('preflight/archive.input.json', JSON.stringify({ from, to }));
    const ada = await signedInPerson('Ada Alvarez');
    robot = await signedInServiceAccount('Beamline robot');
    await (await api()).deploy(definition, ada);
    await vscode.window.showTextDocument(definition);
  });

  it('is found missing on the lines that need it, and told in a report', async () => {
    const checking = vscode.commands.executeCommand('globusFlows.checkAccessWithInput', input);
    await choose('Beamline robot');
    await checking;
    const marks = await eventually(() => found().length > 0 && found(), 'what is missing in the definition');
    assert.deepEqual(
      marks.map(({ range, message }) => [FLOW.split('\n')[range.start.line]?.trim(), message]),
      [
        [
          '"StartAt": "Archive",',
          'Beamline robot cannot start runs of it: the flow “archive”. Beamline robot is no flow starter. Ask an administrator of the flow to make Beamline robot a flow starter.',
        ],
        [
          '"destination_path.$": "$.to.path",',
          'Beamline robot cannot write to /checked/scan-001/ on “Reference archive”. Beamline robot may only read there: no access rule lets it write. Ask an administrator or access manager of “Reference archive” to let Beamline robot write there.',
        ],
      ],
    );
    const text = await eventually(report, 'the report');
    assert.match(text, /2 of 5 checks fail\./);
    assert.match(
      text,
      /“Reference archive”\n(.*\n)*? {2}✗ write to \/checked\/scan-001\/\n(.*\n)*? {6}Archive, line \d+/,
    );
    assert.match(text, /“Beamline storage”\n(.*\n)*? {2}✓ read \/data\/scan-001\/\n/);
  });

  it('leads from the report to the place', async () => {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'globus-access');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document?.uri,
    );
    const line = FLOW.split('\n').findIndex(text => text.includes('destination_path')) + 1;
    assert.ok(links.some(({ target }) => target?.fragment.startsWith(`L${line},`)));
  });

  it('is given as one plan from the mark, and a second check finds nothing missing', async () => {
    const [mark] = found();
    assert.ok(mark);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      definition,
      mark.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const give = actions.find(({ title }) => title === 'Give Access…')?.command;
    assert.ok(give);
    const giving = vscode.commands.executeCommand(give.command, ...(give.arguments ?? []));
    await accept('Give Access'); // with every change ticked
    await giving;
    await eventually(() => found().length === 0, 'no mark in the definition');
    await eventually(() => /All 6 checks passed\./.test(report() ?? ''), 'the report without a failure');
  });

  it('is what the run then has', async () => {
    const run = await (await api()).run(definition, robot, await readJson(input), 'checked before');
    assert.equal(run.status, 'SUCCEEDED', JSON.stringify(run.details));
  });

  const found = () =>
    vscode.languages.getDiagnostics(definition).filter(({ source }) => source === 'Globus Flows access');
});

/** The text of the report that is open. */
function report(): string | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'globus-access')?.getText();
}
