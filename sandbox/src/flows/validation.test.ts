import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowsService, transferAll } from '../auth/scopes.ts';
import { demo } from '../demo.ts';
import type { JsonObject } from '../json.ts';
import { flowsOf, hello, oneState } from '../testing/flows.ts';
import { type Harness, openSandbox } from '../testing/harness.ts';

let sandbox: Harness;
let flows: ReturnType<typeof flowsOf>;
let adas: string;
beforeAll(async () => {
  sandbox = await openSandbox();
  flows = flowsOf(sandbox);
  adas = await sandbox.token(ada, `${flowsService}/all`);
});
afterAll(() => sandbox.close());

const { ada } = demo.people;
const put = (id: string, body: JsonObject, token = adas) =>
  sandbox.call('PUT', `/flows/${id}`, { token, body });

describe('validation', () => {
  const validate = (definition: JsonObject) =>
    sandbox.call('POST', '/flows/validate', { token: adas, body: { definition } });

  test('finds scopes by identity and counts the ways', async () => {
    const answer = await validate({
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Hello' }],
          Default: 'Copy',
        },
        Hello: {
          Type: 'Action',
          ActionUrl: 'https://actions.globus.org/hello_world',
          Parameters: {},
          RunAs: 'Flow',
          Next: 'Choose',
        },
        Copy: {
          Type: 'Action',
          ActionUrl: 'https://transfer.actions.globus.org/ls',
          Parameters: {},
          End: true,
        },
      },
    });
    expect([answer.status, answer.body]).toEqual([
      200,
      {
        scopes: {
          Flow: ['https://auth.globus.org/scopes/actions.globus.org/hello_world'],
          User: [transferAll],
        },
        analysis: { number_of_possibilities: 1 },
      },
    ]);
  });

  test('says where the definition is wrong, as create and update do', async () => {
    const broken = { StartAt: 'A', States: { A: { Type: 'Pass' }, B: { Nope: 1 } } };
    const answer = await validate(broken);
    expect(answer.status).toBe(422);
    expect(answer.at('error.code')).toBe('UNPROCESSABLE_ENTITY');
    const msg =
      'A state of type \'Pass\' must be defined as either terminal ("End": true) or transitional ("Next": "NextStateId")';
    expect(answer.at('error.detail')).toEqual(
      expect.arrayContaining([
        { loc: ['definition', 'States', 'A'], msg, type: 'value_error' },
        {
          loc: ['definition', 'States', 'B'],
          msg: "Discriminator 'type' is missing in value",
          type: 'value_error.discriminated_union.missing_discriminator',
          ctx: { discriminator_key: 'type' },
        },
      ]),
    );
    expect(answer.text('error.message')).toMatch(
      /^2 validation errors in body\. \$\.definition\.States\.A: /,
    );
    expect((await flows.create(broken)).status).toBe(422);
    const id = (await flows.create(hello())).text('id');
    expect((await put(id, { definition: broken })).status).toBe(422);
  });

  const reading = (state: JsonObject): JsonObject => ({
    StartAt: 'First',
    States: { First: { Type: 'Pass', Result: { a: 1 }, Next: 'Reads' }, Reads: { ...state, End: true } },
  });

  test('says which wait states read what is never there', async () => {
    const answer = await validate(reading({ Type: 'Wait', SecondsPath: '$.delay' }));
    expect([answer.status, answer.at('error')]).toEqual([
      422,
      {
        code: 'FLOW_VALIDATION_FAILED',
        detail: [
          {
            loc: ['definition', 'States', 'Reads', 'SecondsPath'],
            msg: 'Improper access to data in this wait state with expression: $.delay',
            type: 'InvalidAccessPath',
            ctx: { field_name: 'SecondsPath' },
          },
        ],
        message: 'This flow contains errors in 1 wait state.',
      },
    ]);
  });

  test('says of other states in one text what they read, once the shape is right', async () => {
    const broken = reading({ Type: 'Pass', Parameters: { 'x.$': '$.missing' } });
    const answer = await validate(broken);
    expect([answer.status, answer.at('error.code')]).toEqual([422, 'FLOW_VALIDATION_FAILED']);
    expect(answer.text('error.detail')).toMatch(
      /^Improper read while analysing state Reads: .*\$\.missing.* in state 'Reads'$/,
    );
    expect((await flows.create(broken)).at('error.code')).toBe('FLOW_VALIDATION_FAILED');
    const both = { ...broken, StartAt: 'Gone' };
    expect((await validate(both)).at('error.code')).toBe('UNPROCESSABLE_ENTITY');
  });

  test('names a state that does not exist', async () => {
    const answer = await validate({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' } } });
    expect([answer.status, answer.text('error.detail.0.msg')]).toEqual([
      422,
      expect.stringContaining('Gone'),
    ]);
    expect(answer.at('error.detail.0.loc')).toEqual(['definition', 'States', 'A', 'Next']);
  });

  test('lets retired and unknown action providers pass: only a run shows that they are gone', async () => {
    const url = 'https://actions.globus.org/transfer/transfer';
    const definition = oneState({ Type: 'Action', ActionUrl: url, Parameters: {} });
    expect((await validate(definition)).at('scopes')).toEqual({ User: [transferAll] });
    const other = oneState({ Type: 'Action', ActionUrl: 'https://ap.example.org/x', Parameters: {} });
    expect((await flows.create(other)).status).toBe(201);
  });

  test('copes with ten thousand states', async () => {
    const names = Array.from({ length: 10_000 }, (_, n) => `State ${n}`);
    const states = names.map((name, n): [string, JsonObject] => {
      const next = names[n + 1];
      return [name, next === undefined ? { Type: 'Pass', End: true } : { Type: 'Pass', Next: next }];
    });
    const answer = await validate({ StartAt: 'State 0', States: Object.fromEntries(states) });
    expect([answer.status, answer.at('analysis.number_of_possibilities')]).toEqual([200, 1]);
  });
});
