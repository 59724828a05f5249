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
  expect(localFlow({ title: 'Copy', definition, inputSchema, entry })).toEqual({
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
  expect(localFlow({ title: 'Copy', definition, inputSchema: undefined, entry: undefined })).toEqual({
    title: 'Copy',
    definition: { StartAt: 'A' },
    inputSchema: {},
  });
});

test('a file that is not JSON is named', () => {
  const broken = { name: 'copy.flow.json', text: '{' };
  expect(() =>
    localFlow({ title: 'Copy', definition: broken, inputSchema: undefined, entry: undefined }),
  ).toThrow('copy.flow.json is not JSON');
});
