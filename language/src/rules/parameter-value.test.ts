import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const ask = (
  url: string,
  body: string,
) => `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://${url}", "Parameters": {
${body}
}, "WaitTime": 60, "End": true } } }`;
const TRANSFER = 'transfer.actions.globus.org/transfer';
const silent = (source: string) => expect(mismatches(source, 'parameter-value')).toEqual([]);

test('every kind of fault says what it must be', () => {
  silent(
    ask(
      TRANSFER,
      `"source_endpoint": "urn:globus:auth:identity:6c54cade-bde5-45c1-bdea-f4bd71dba2cc",
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ parameter-value: an id (UUID)
// = fix "Change to "6c54cade-bde5-45c1-bdea-f4bd71dba2cc""
"destination_endpoint": "",
//                      ^^ parameter-value: an id (UUID)
"sync_level": 7,
//            ^ parameter-value: must be 0, 1, 2 or 3
"verify_checksum": "True",
//                 ^^^^^^ parameter-value: must be true or false. Write true.
// = fix "Change to true"
"label": { "x": 1 },
//       ^^^^^^^^^^ parameter-value: must be a string. It is an object.
"DATA": []
//      ^^ parameter-value: a list with something in it`,
    ),
  );
  silent(
    ask(
      'transfer.actions.globus.org/ls',
      `"endpoint_id.$": "$.e", "limit": 0, "offset": 1.5
//                               ^ parameter-value: must be 1 or more
//                                            ^^^ parameter-value: must be a whole number`,
    ),
  );
});

test('in items too, and not what another rule says', () => {
  silent(
    ask(
      TRANSFER,
      `"source_endpoint": "$.input.id", "destination_endpoint": "<YOUR ENDPOINT>", "label": null,
"DATA": [{ "source_path": 5, "destination_path": "/b", "recursive": "no" }]
//                        ^ parameter-value: must be a string
//                                                                  ^^^^ parameter-value: true or false`,
    ),
  );
});

test('a word that the SDK has for a number', () => {
  const source = ask(TRANSFER, '"source_endpoint.$": "$.a", "sync_level": "checksum"');
  expect(fixed(source, 'Change to 3')).toContain('"sync_level": 3');
});

test('a folder ends in a slash', () => {
  const source = ask(
    'transfer.actions.globus.org/manage_permission',
    `"operation": "CREATE", "endpoint_id.$": "$.e", "path": "/shared", "principal_type": "anonymous", "principal": "", "permissions": "r"
//                                                     ^^^^^^^^^ parameter-value: a slash at its end
// = fix "Change to "/shared/""`,
  );
  silent(source);
  expect(fixed(source, 'Change to "/shared/"')).toContain('"path": "/shared/"');
});

test('is an error where the list is complete', () => {
  silent(
    ask(
      'actions.globus.org/hello_world',
      `"sleep_time": "5"
//            ^^^ parameter-value: a whole number`,
    ),
  );
});
