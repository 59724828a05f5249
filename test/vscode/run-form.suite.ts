import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Session } from '../../globus/src/index.ts';
import { fieldsOf } from '../../project/src/index.ts';
import { eventually } from './eventually.ts';
import { api, signedInPerson } from './extension.ts';
import { refusal } from './problem.ts';
import { choose } from './questions.ts';
import { collection, person, serviceAccount, signInAs } from './sandbox.ts';
import { write } from './workspace.ts';

const FLOW = { StartAt: 'Look', States: { Look: { Type: 'Pass', End: true } } };

const SCHEMA = {
  type: 'object',
  required: ['text', 'where'],
  propertyOrder: ['text', 'where'],
  properties: {
    text: { type: 'string', default: 'by form' },
    where: {
      type: 'object',
      title: 'Where',
      format: 'globus-collection',
      required: ['id', 'path'],
      properties: { id: { type: 'string', format: 'uuid' }, path: { type: 'string' } },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

describe('a run by form', function () {
  this.timeout(60_000); // questions are waited for by the clock

  let definition: vscode.Uri;
  let ada: Session;

  before(async () => {
    definition = await write('form/look.flow.json', JSON.stringify(FLOW, undefined, 2));
    await write('form/look.schema.json', JSON.stringify(SCHEMA, undefined, 2));
    const { deploy, run, signInPerson } = await api();
    ada = await signedInPerson('Ada Alvarez');
    await deploy(definition, ada);
    const input = { text: '', where: { id: (await collection('Shared results')).id, path: '/' } };
    const { requiredScopes: scopes = [] } = await refusal(run(definition, ada, input));
    const { id } = await person('Ada Alvarez');
    await signInPerson({ open: signInAs(id), extend: ada, scopes });
  });

  it('has the defaults of the schema, and collections that are picked and browsed', async () => {
    const running = vscode.commands.executeCommand('globusFlows.run', definition);
    await choose('Fill in a form…');
    await choose('1 field to fill in');
    await choose('Instrument computer');
    await choose('This folder');
    await choose('Managers');
    await choose('Archive robot');
    await choose('$(play) Run');
    await running;
    const run = await eventually(async () => {
      const [latest] = await (await api()).runsOf(ada);
      return latest?.flow_title === 'look' && latest.status === 'SUCCEEDED' && latest;
    }, 'the run');
    const robot = await serviceAccount('Archive robot');
    assert.deepEqual(run.run_managers, [`urn:globus:auth:identity:${robot.client_id}`]);
    const { id } = await collection('Instrument computer');
    assert.deepEqual(fieldsOf(run.details).output, { text: 'by form', where: { id, path: '/' } });
  });
});
