import { expect, test } from 'vitest';
import { localFlow } from './local-flow.ts';

const definition = { name: 'copy.flow.json', text: '{ "StartAt": "A" } // ours' };

test('a flow as its files and the project file have it', () => {
  const inputSchema = { name: 'copy.schema.json', text: '{ "type": "object" }' };
  const entry = {
    definition: 'copy.flow.json',
    subtitle: 'Of a scan',
    keywords: ['copy'],
    roles: { starters: ['urn:1'], runMonitors: [] },
    flowIds: {},
  };
  expect(localFlow({ title: 'Copy', definition, inputSchema, entry }, 'sandbox')).toEqual({
    title: 'Copy',
    definition: { StartAt: 'A' },
    inputSchema: { type: 'object' },
    subtitle: 'Of a scan',
    keywords: ['copy'],
    flowStarters: ['urn:1'],
    runMonitors: [],
  });
});

test('without a schema any input is accepted; what nobody says is left out', () => {
  expect(
    localFlow({ title: 'Copy', definition, inputSchema: undefined, entry: undefined }, 'sandbox'),
  ).toEqual({
    title: 'Copy',
    definition: { StartAt: 'A' },
    inputSchema: {},
  });
});

test('a file that is not JSON is named', () => {
  const broken = { name: 'copy.flow.json', text: '{' };
  expect(() =>
    localFlow({ title: 'Copy', definition: broken, inputSchema: undefined, entry: undefined }, 'sandbox'),
  ).toThrow('copy.flow.json is not JSON');
});

test('a list of roles of an environment stands in the place of the flow’s own there', () => {
  const entry = {
    definition: 'copy.flow.json',
    roles: { starters: ['urn:1'], viewers: ['public'] },
    environmentRoles: { sandbox: { starters: ['urn:2'] } },
    flowIds: {},
  };
  const of = (environment: 'sandbox' | 'production') =>
    localFlow({ title: 'Copy', definition, inputSchema: undefined, entry }, environment);
  expect([of('sandbox').flowStarters, of('sandbox').flowViewers]).toEqual([['urn:2'], ['public']]);
  expect(of('production').flowStarters).toEqual(['urn:1']);
});
