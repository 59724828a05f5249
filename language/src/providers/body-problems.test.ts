import { describe, expect, test } from 'vitest';
import snapshot from '../../../schemas/action-providers.json' with { type: 'json' };
import { State } from '../model/state.ts';
import { bodyProblems } from './body-problems.ts';

const problems = (state: object) => bodyProblems(new State(`{"A": ${JSON.stringify(state)}}`))?.problems;
const ask = (url: string, body: object) => problems({ Type: 'Action', ActionUrl: url, Parameters: body });
const T = 'https://transfer.actions.globus.org';

describe('the examples of the catalogue', () => {
  for (const provider of snapshot)
    if (!provider.deprecated && 'input_example' in provider && provider.input_example)
      test(provider.url, () => expect(ask(provider.url, provider.input_example)).toEqual([]));
});

test('what nobody knows is not looked at', () => {
  expect(ask('https://example.org/x', { a: 1 })).toBeUndefined();
  expect(ask('https://actions.globus.org/transfer/transfer', {})).toBeUndefined();
  expect(problems({ Type: 'Pass', Parameters: {} })).toBeUndefined();
  expect(problems({ Type: 'Action', ActionUrl: `${T}/ls`, InputPath: '$.x' })).toBeUndefined();
});

test('an ending makes a value unknown, and not its name', () => {
  expect(ask(`${T}/ls`, { 'endpoint_id.$': '$.a', 'limit.=': 'n' })).toEqual([]);
  expect(ask(`${T}/ls`, { 'endpoint_id.$': '$.a', 'limti.=': 'n' })).toMatchObject([
    { kind: 'unknown', meant: 'limit', needed: false },
  ]);
});

test('a misspelt name is one mistake, and not a missing one besides', () => {
  const items = [{ source_path: '/a', dest_path: '/b' }];
  expect(
    ask(`${T}/transfer`, { 'source_endpoint.$': '$.a', destinationEndpoint: '', DATA: items }),
  ).toMatchObject([
    { kind: 'unknown', meant: undefined },
    { kind: 'missing', names: ['destination_path'] },
    { kind: 'unknown', meant: 'destination_endpoint', needed: true },
  ]);
});

test('the names that other Transfer providers have for a collection', () => {
  for (const name of ['endpoint', 'collection', 'collection_id'])
    expect(ask(`${T}/mkdir`, { [`${name}.$`]: '$.a', path: '/a/' })).toMatchObject([
      { kind: 'unknown', meant: 'endpoint_id' },
    ]);
  expect(ask(`${T}/delete`, { 'collection_id.$': '$.a', DATA: [{ path: '/a' }] })).toMatchObject([
    { kind: 'unknown', meant: 'endpoint' },
  ]);
});

test('old names are one mistake together', () => {
  const old = { 'source_endpoint_id.$': '$.a', 'destination_endpoint_id.$': '$.b', transfer_items: [] };
  expect(ask(`${T}/transfer`, old)).toMatchObject([{ kind: 'old', members: [{}, {}, {}] }]);
  const v2 = { tasks: [{ 'endpoint.$': '$.e', 'function.$': '$.f', payload: {} }] };
  expect(ask('https://compute.actions.globus.org/v3', v2)).toMatchObject([
    { kind: 'old', members: [{}, {}, {}] },
  ]);
  expect(ask('https://compute.actions.globus.org', v2)).toEqual([]);
});

test('one group of names or another', () => {
  const url = 'https://compute.actions.globus.org';
  expect(ask(url, {})).toMatchObject([
    { kind: 'missing-choice', groups: [['endpoint', 'function'], ['tasks']] },
  ]);
  expect(ask(url, { 'endpoint.$': '$.e' })).toMatchObject([{ kind: 'missing', names: ['function'] }]);
});

describe('permissions', () => {
  const url = `${T}/manage_permission`;
  const rule = { operation: 'CREATE', 'endpoint_id.$': '$.e', 'path.$': '$.p', permissions: 'r' };
  test.each([
    [{ ...rule, principal_type: 'anonymous' }, []],
    [{ ...rule, principal_type: 'identity' }, [{ kind: 'missing', names: ['principal'] }]],
    [
      { operation: 'CREATE', 'endpoint_id.$': '$.e' },
      [{ kind: 'missing', names: ['path', 'principal_type', 'permissions'] }],
    ],
    [
      { operation: 'UPDATE', 'endpoint_id.$': '$.e' },
      [{ kind: 'missing', names: ['rule_id', 'permissions'] }],
    ],
    [{ operation: 'LIST', 'endpoint_id.$': '$.e' }, []],
    [{ 'operation.$': '$.o', 'endpoint_id.$': '$.e' }, []],
    [{ ...rule, principal_type: 'group', principal: 'my group' }, [{ kind: 'value', name: 'principal' }]],
    [{ ...rule, principal_type: 'group', principal: 'urn:globus:groups:id:x' }, []],
  ])('%j', (body, expected) => expect(ask(url, body)).toMatchObject(expected));
});

test.each(['CreateWebInput', 'AwaitWebInput'])('%s', type => {
  const needs = type === 'CreateWebInput' ? ['InputType', 'Options', 'RespondentUrns'] : undefined;
  expect(problems({ Type: type, Parameters: {} })).toMatchObject([
    needs ? { kind: 'missing', names: needs } : { kind: 'missing-choice' },
  ]);
  expect(problems({ Type: 'AwaitWebInput', Parameters: { WebInputId: 'x' } })).toEqual([]);
  expect(problems({ Type: 'AwaitWebInput', Parameters: { 'web_input_id.$': '$.x' } })).toEqual([]);
});

test('what the services behind an action take, the action takes', () => {
  const v3 = { endpoint_id: '6c54cade-bde5-45c1-bdea-f4bd71dba2cc', 'tasks.$': '$.tasks' };
  expect(
    ask('https://compute.actions.globus.org/v3', { ...v3, 'user_runtime.$': '$.r', result_serializers: [] }),
  ).toEqual([]);
  const rule = { operation: 'CREATE', 'endpoint_id.$': '$.id', path: '/', principal_type: 'identity' };
  expect(
    ask(`${T}/manage_permission`, {
      ...rule,
      'principal.$': '$.who',
      permissions: 'r',
      'notify_email.$': '$.mail',
      'notify_message.=': "'Hello'",
      expiration_date: null,
    }),
  ).toEqual([]);
});

test('what DataCite knows of a DOI is told by DataCite', () => {
  const mint = (doi: object) =>
    ask('https://actions.globus.org/datacite/mint/basic_auth', {
      'username.$': '$.u',
      'password.$': '$.p',
      Doi: doi,
    });
  const attributes = { creators: [{ 'creator.$': '$.c' }], rightsList: [], language: 'en' };
  expect(mint({ attributes })).toEqual([]);
  expect(mint({ attributes: { titels: [] } })).toMatchObject([{ kind: 'unknown', meant: 'titles' }]);
  expect(mint({ attributes: {}, event: 'publish' })).toMatchObject([{ kind: 'unknown', meant: undefined }]);
});

test('a template’s marker may be any parameter', () => {
  expect(ask(`${T}/mkdir`, { '<parameter>': '$.a' })).toEqual([]);
});

test('a short name of what has to be there is one mistake', () => {
  const task = { 'endpoint.$': '$.e', 'func.$': '$.f' };
  expect(ask('https://compute.actions.globus.org', { tasks: [task] })).toMatchObject([
    { kind: 'unknown', meant: 'function', needed: true },
  ]);
});
