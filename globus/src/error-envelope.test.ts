import { expect, test } from 'vitest';
import { errorEnvelope, pathOf } from './error-envelope.ts';

test.each([
  [['definition', 'States', 'My state', 'Choices', 0], "$.definition.States['My state'].Choices[0]"],
  [['$.source'], '$.source'],
  [['flow_administrators', 0], '$.flow_administrators[0]'],
  [["it's"], "$['it\\'s']"],
  [[], '$'],
])('%j is the place %s', (location, path) => {
  expect(pathOf(location)).toBe(path);
});

test.each([
  ['Flows', { error: { code: 'NOT_FOUND', detail: 'No flow' }, debug_id: 'd' }, 'NOT_FOUND', 'No flow', 'd'],
  [
    'Transfer',
    { code: 'EndpointNotFound', message: 'No such endpoint', request_id: 'r' },
    'EndpointNotFound',
    'No such endpoint',
    'r',
  ],
  ['Groups', { code: 'FORBIDDEN', detail: 'Not yours' }, 'FORBIDDEN', 'Not yours', undefined],
  [
    'Auth',
    { errors: [{ code: 'FORBIDDEN', detail: 'No', id: 'i' }], error: 'forbidden' },
    'FORBIDDEN',
    'No',
    'i',
  ],
  ['OAuth', { error: 'invalid_grant', error_description: 'Dead' }, 'invalid_grant', 'Dead', undefined],
  [
    'OAuth within a list',
    { errors: [{ code: 'UNAUTHORIZED', detail: 'x' }], error: 'invalid_client' },
    'invalid_client',
    'x',
    undefined,
  ],
  [
    'an action provider',
    { code: 'ActionNotFound', description: 'No action' },
    'ActionNotFound',
    'No action',
    undefined,
  ],
  ['nothing', undefined, undefined, '', undefined],
  ['a list', ['x'], undefined, '', undefined],
])('%s', (_, body, code, text, requestId) => {
  expect(errorEnvelope(body)).toEqual({ code, text, detail: [], requestId });
});

test('findings with their places', () => {
  const detail = [{ loc: ['$.source'], type: 'InvalidActionInput', msg: "'source' is a required property" }];
  expect(
    errorEnvelope({ error: { code: 'FLOW_INPUT_ERROR', detail, message: 'Input failed' } }),
  ).toMatchObject({
    text: 'Input failed',
    detail: [{ path: '$.source', message: "'source' is a required property" }],
  });
  const messages = { json: { ingest_data: { visible_to: ['Missing data'] } } };
  expect(errorEnvelope({ code: 'BadRequest.ValidationError', error_data: { messages } }).detail).toEqual([
    { path: '$.ingest_data.visible_to', message: 'Missing data' },
  ]);
});

test('a long detail follows the message', () => {
  const error = {
    code: 'FLOW_VALIDATION_FAILED',
    message: 'Failed to analyze this flow.',
    detail: 'In state A',
  };
  expect(errorEnvelope({ error }).text).toBe('Failed to analyze this flow. In state A');
});
