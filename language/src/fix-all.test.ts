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
