import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const ID = 'a3a1c3ee-4d1c-4f0b-8f2f-0a5f3a5b0c11';
const flow = (parameters: object, url = 'https://actions.globus.org/search/ingest') =>
  JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Action', ActionUrl: url, Parameters: parameters, ResultPath: '$.x', End: true } },
  });
const found = (parameters: object) => mismatches(flow(parameters), 'principal-urn');

test('a group in the singular is a hint, with a fix', () => {
  const parameters = { RespondentUrns: [`urn:globus:group:id:${ID}`] };
  expect(found(parameters)[0]).toContain('is not known');
  expect(fixed(flow(parameters), `Change to “urn:globus:groups:id:${ID}”`)).toContain(
    `["urn:globus:groups:id:${ID}"]`,
  );
});

test.each([
  { RespondentUrns: [ID] },
  { ViewerUrns: ['ada@example.org'] },
  { visible_to: ['public', 'urn:globus:auth:identity:ada'] },
])('%o names nobody', parameters => {
  expect(found(parameters)).toHaveLength(1);
});

test.each([
  { visible_to: ['public', 'all_authenticated_users', `urn:globus:groups:id:${ID}`] },
  { visible_to: ['ada@example.org'] },
  { 'RespondentUrns.$': '$.who' },
  { RespondentUrns: ['urn:globus:auth:identity:<uuid>'] },
  { required_dependent_scope: 'urn:globus:auth:scope:groups.api.globus.org:all' },
])('%o is right, or not known to be wrong', parameters => {
  expect(found(parameters)).toEqual([]);
});

test('a permission takes an id alone', () => {
  const url = 'https://transfer.actions.globus.org/manage_permission';
  const parameters = {
    operation: 'CREATE',
    principal_type: 'group',
    principal: `urn:globus:groups:id:${ID}`,
  };
  expect(mismatches(flow(parameters, url), 'principal-urn')).toHaveLength(1);
  expect(fixed(flow(parameters, url), `Change to “${ID}”`)).toContain(`"principal":"${ID}"`);
  expect(mismatches(flow({ ...parameters, principal: ID }, url), 'principal-urn')).toEqual([]);
});
