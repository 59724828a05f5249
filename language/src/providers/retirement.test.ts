import { expect, test } from 'vitest';
import { retirementOf } from './retirement.ts';

const NEW = 'https://transfer.actions.globus.org';
const COMPUTE = 'https://compute.actions.globus.org/v3';

test.each([
  ['https://actions.globus.org/transfer/transfer', 'gone', `${NEW}/transfer`],
  ['https://actions.globus.org/transfer/transfer/', 'gone', `${NEW}/transfer`],
  ['http://actions.globus.org/transfer/delete', 'gone', `${NEW}/delete`],
  ['https://actions.globus.org/transfer/set_permission', 'gone', `${NEW}/manage_permission`],
  ['https://actions.automate.globus.org/transfer/ls', 'gone', `${NEW}/ls`],
  ['https://actions.automate.globus.org/Transfer', 'gone', `${NEW}/transfer`],
  ['https://actions.automate.globus.org/Identifiers', 'gone', undefined],
  ['http://actions.automate.globus.org/HelloWorld', 'moved', 'https://actions.globus.org/hello_world'],
  [
    'https://actions.automate.globus.org/notification/notify',
    'moved',
    'https://actions.globus.org/notification/notify',
  ],
  ['https://sandbox.actions.automate.globus.org/transfer/mkdir', 'test', `${NEW}/mkdir`],
  ['https://sandbox.actions.automate.globus.org/http', 'test', undefined],
  ['https://automate.funcx.org', 'gone', COMPUTE],
  ['https://api.funcx.org/automate/', 'gone', COMPUTE],
  ['https://automate-test.funcx.org/fxap', 'gone', COMPUTE],
  ['https://funcx.org/automate', 'gone', COMPUTE],
])('%s', (url, kind, to) => {
  const retirement = retirementOf(url);
  expect(retirement).toMatchObject({ kind });
  expect(retirement?.to).toBe(to);
});

test.each([
  'https://transfer.actions.globus.org/transfer/',
  'https://actions.globus.org/search/ingest',
  'https://actions.globus.org/transfer/nothing',
  'https://compute.actions.globus.org',
  'https://compute.actions.globus.org/fxap',
  'https://notfuncx.org/automate',
  'https://example.org/actions.automate.globus.org/transfer',
  'urn:globus:flows:handle:globus:groups.get',
  '',
])('%s is in use, or not known', url => expect(retirementOf(url)).toBeUndefined());
