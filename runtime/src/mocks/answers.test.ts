import { expect, test } from 'vitest';
import { created, ended, exampleDetails, type RunAction } from './answers.ts';

const action = (url: string): RunAction => ({
  type: 'run-action',
  visit: 3,
  state: 'Copy',
  url,
  handler: null,
  scope: null,
  runAs: 'User',
  body: {},
  requestId: 'r',
});

test('the details of an example are those of the catalogue', () => {
  expect(exampleDetails(action('https://transfer.actions.globus.org/transfer'))).toHaveProperty('task_id');
  expect(exampleDetails(action('https://a.example'))).toEqual({});
  expect(exampleDetails(action(''))).toEqual({});
});

test('an action that has ended has a whole status document', () => {
  const event = ended(action('https://a.example'), Date.UTC(2025, 0, 1), 'FAILED', { code: 'X' });
  expect(event).toMatchObject({
    type: 'action-status',
    visit: 3,
    status: {
      status: 'FAILED',
      display_status: 'FAILED',
      details: { code: 'X' },
      completion_time: '2025-01-01T00:00:00.000000+00:00',
    },
  });
});

test('each web input has a name of its own', () => {
  const open = (visit: number) =>
    created({ type: 'create-web-input', visit, state: 'Ask', parameters: {}, requestId: 'r' }, 0);
  expect(open(1)).not.toEqual(open(2));
});
