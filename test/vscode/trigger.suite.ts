import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { noFindings } from './diagnostics.ts';
import { eventually } from './eventually.ts';
import { acceptChoice, pressing } from './quick-input.ts';
import { file, readText, write } from './workspace.ts';

const PROJECT = 'globus-flows.json';
const SCHEMA = { type: 'object', required: ['source'], properties: { source: { $ref: '#/$defs/place' } } };
const PLACE = { type: 'object', required: ['path'], properties: { path: { type: 'string' } } };

describe('Create Trigger', function () {
  this.timeout(60_000); // questions are waited for by the clock
  let projectBefore: string | undefined;

  before(async () => {
    projectBefore = await readText(file(PROJECT)).catch(() => undefined);
    await write('arriving/notes.json', '{}');
    await write(
      'arriving/take.flow.json',
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }',
    );
    await write('arriving/take.schema.json', JSON.stringify({ ...SCHEMA, $defs: { place: PLACE } }));
    const flow = {
      definition: 'arriving/take.flow.json',
      environments: { sandbox: { flowId: '01234567-89ab-4def-8123-456789abcdef' } },
    };
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

  it('writes it into the project file, with an input made from the input schema', async () => {
    await create();
    const { triggers } = JSON.parse(await readText(file(PROJECT)));
    assert.deepEqual(Object.keys(triggers), ['take']);
    const { account: _, ...trigger } = triggers.take;
    assert.deepEqual(trigger, {
      flow: 'take',
      watch: 'arriving',
      pattern: '*.h5',
      input: { source: { path: '${path}' } },
    });
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), file(PROJECT).toString());
    await noFindings(file(PROJECT));
  });

  it('also writes a Python script that does the same, and leaves saving it to the person', async () => {
    assert.match(await pressing('Write Python Script', create), /is in globus-flows\.json/);
    const script = await eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled && document.getText() !== '' && document;
    }, 'the script to be shown');
    assert.match(script.fileName, /\.py$/);
    assert.match(script.getText(), /01234567-89ab-4def-8123-456789abcdef/);
    assert.match(script.getText(), /'arriving'|"arriving"/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
