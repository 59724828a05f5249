import { expect, test } from 'vitest';
import { fixAll } from './fix-all.ts';
import { validate } from './validate.ts';

const uri = 'file:///a.flow.json';

const old = `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.automate.globus.org/transfer/transfer",
      "ActionScope": "https://auth.globus.org/scopes/actions.globus.org/transfer/transfer",
      "Parameters": {
        "source_endpoint_id.$": "$.a",
        "destination_endpoint_id.=": "b",
        "transfer_items": [{ "source_path": "/x", "destination_path": "/y" }]
      },
      "ResultPath": "$.Copy",
      "WaitTime": 3600,
      "Next": "Share",
    },
    "Share": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/set_permission/",
      "InputPath": "$.share",
      "End": true
    }
  }
}`;

test('URL, parameters and scope move together, and the formatting stays', () => {
  const fixed = fixAll(old, uri);
  expect(fixed).toContain('"ActionUrl": "https://transfer.actions.globus.org/transfer"');
  expect(fixed).toContain('"ActionUrl": "https://transfer.actions.globus.org/manage_permission"');
  expect(fixed).toContain(
    '        "source_endpoint.$": "$.a",\n        "destination_endpoint.=": "b",\n        "DATA": [',
  );
  expect(fixed).not.toContain('ActionScope');
  expect(validate(fixed, uri)).toEqual([]);
});

test('only the rules named', () => {
  const fixed = fixAll(old, uri, { only: ['retired-provider'] });
  expect(validate(fixed, uri).map(d => d.code)).toEqual(['json-syntax']);
});

test('nothing to fix, nothing changed', () => {
  const fixed = fixAll(old, uri);
  expect(fixAll(fixed, uri)).toBe(fixed);
});

test('only what is in force: neither rules that are off nor what the project file suppresses', () => {
  const rules = { 'retired-provider': 'off' } as const;
  const suppressions = [{ rule: 'retired-provider', reason: 'for the record' }];
  for (const options of [{ rules }, { suppressions }]) {
    const fixed = fixAll(old, uri, options);
    expect(fixed).toContain('https://actions.automate.globus.org/transfer/transfer');
    expect(fixed).toContain('"Next": "Share"\n');
  }
});

test('documents of other kinds, each with what belongs to it', () => {
  const schema = '{ "properties": { "a": { "type": "string", "format": "datetime" } } }';
  expect(fixAll(schema, 'file:///a.schema.json')).toBe(schema.replace('datetime', 'date-time'));
  expect(fixAll(schema, 'file:///a.json', { kind: 'none' })).toBe(schema);
});
