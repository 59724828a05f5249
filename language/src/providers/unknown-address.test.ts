import { expect, test } from 'vitest';
import { unknownAddress } from './unknown-address.ts';

const ID = '5fac2e64-c734-4e6b-90ea-ff12ddbf9653';
const FLOW = `https://flows.globus.org/flows/${ID}`;

test.each([
  [
    'https://transfer.actions.globus.org/transfers',
    'provider',
    'https://transfer.actions.globus.org/transfer',
  ],
  [
    'https://transfer.actions.globus.org/transfer/transfer',
    'provider',
    'https://transfer.actions.globus.org/transfer',
  ],
  ['https://transfer.actions.globus.org/ls/run', 'provider', 'https://transfer.actions.globus.org/ls'],
  [
    'https://transfer.actions.globus.org/delete/run',
    'provider',
    'https://transfer.actions.globus.org/delete',
  ],
  ['https://actions.globus.org/stat', 'provider', 'https://transfer.actions.globus.org/stat'],
  ['https://actions.globus.org/search/injest', 'provider', 'https://actions.globus.org/search/ingest'],
  ['https://compute.actions.globus.org/v4', 'provider', 'https://compute.actions.globus.org/v3'],
  ['https://compute.actions.globus.org/v2', 'provider', 'https://compute.actions.globus.org'],
  [
    'https://actions.globus.org/datacite/mint',
    'provider',
    'https://actions.globus.org/datacite/mint/basic_auth',
  ],
  ['https://actions.globus.org/search', 'provider', undefined],
  ['https://actions.globus.org/something/new', 'provider', undefined],
  ['https://transfer.action.globus.org/ls', 'host', 'https://transfer.actions.globus.org/ls'],
  ['https://actions.globus.com/hello_world', 'host', 'https://actions.globus.org/hello_world'],
  ['https://transfera.ctions.globus.org/ls', 'provider', 'https://transfer.actions.globus.org/ls'],
  ['https://compute.actions.globus.orgv/3', 'provider', 'https://compute.actions.globus.org/v3'],
  ['https://actions.gl.obus.org/hello_world', 'provider', 'https://actions.globus.org/hello_world'],
  ['https://actions.autoamte.globus.org/transfer/ls', 'provider', 'https://transfer.actions.globus.org/ls'],
  [`https://flow.globus.org/flows/${ID}`, 'host', FLOW],
  [`https://flows.globus.org/flows/${ID}/run`, 'flow', FLOW],
  [`https://flows.globus.org/${ID}`, 'flow', FLOW],
  [`https://app.globus.org/flows/${ID}`, 'flow', FLOW],
  ['https://flows.globus.org/flows/my-flow', 'flow', undefined],
])('%s', (url, kind, meant) => {
  const address = unknownAddress(url);
  expect(address).toMatchObject({ kind });
  expect(address && 'meant' in address ? address.meant : undefined).toBe(meant);
});

test.each([
  ['https://transfer.api.globus.org/v0.10/transfer', 'https://transfer.actions.globus.org/transfer'],
  ['https://compute.api.globus.org', 'https://compute.actions.globus.org/v3'],
  ['https://auth.globus.org', undefined],
])('a service is no provider: %s', (url, provider) =>
  expect(unknownAddress(url)).toMatchObject({ kind: 'service', provider }),
);

test.each([
  FLOW,
  `${FLOW}/`,
  `https://flows.automate.globus.org/flows/${ID}`,
  'https://transfer.actions.globus.org/ls/',
  'http://transfer.actions.globus.org/ls',
  'https://actions.globus.org/transfer/ls',
  'https://example.org/ls',
  'https://transfer.actions.preview.globus.org/ls',
  'https://transfer.actions.example.org/ls',
  'https://actions.globus.net/mine',
  'https://flows.globus.org/flows/<flow id>',
  'https://flows.globus.org/flows/{{ flow }}',
  'no address',
])('%s may be right', url => expect(unknownAddress(url)).toBeUndefined());
