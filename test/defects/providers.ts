import { type Defect, states } from './defect.ts';

/** Mistakes in what an action provider is called with. */
export const providers: readonly Defect[] = [
  {
    title: 'a provider that is gone',
    text: states(`
    "A": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/mkdir",
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ retired-provider
      "Parameters": { "endpoint_id.$": "$.source.id", "path.$": "$.source.path" },
      "ResultPath": "$.a",
      "WaitTime": 60,
      "ExceptionOnActionFailure": true,
      "End": true
    }`),
    repair: ['actions.globus.org/transfer/mkdir', 'transfer.actions.globus.org/mkdir'],
  },
  {
    title: 'an address of funcX',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://automate.funcx.org", "InputPath": "$.tasks", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ retired-provider`),
    repair: ['https://automate.funcx.org', 'https://compute.actions.globus.org/v3'],
  },
  {
    title: 'the old name of a parameter',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "source_endpoint.$": "$.source.id",
        "destination_endpoint.$": "$.destination.id",
        "transfer_items": [{ "source_path.$": "$.source.path", "destination_path.$": "$.destination.path" }]
//      ^^^^^^^^^^^^^^^^ unknown-parameter
      },
      "End": true
    }`),
    repair: ['transfer_items', 'DATA'],
  },
  {
    title: 'the name that another provider of Transfer has',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint.$": "$.source.id", "path": "/x/" }, "End": true }
//                                                                                                                                                                           ^^^^^^^^^^^^ unknown-parameter`),
    repair: ['"endpoint.$"', '"endpoint_id.$"'],
  },
  {
    title: 'a transfer without items',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "source_endpoint.$": "$.source.id", "destination_endpoint.$": "$.destination.id" }, "End": true }
//                                                                                                                                                                 ^^^^^^^^^^^^ missing-parameter`),
    repair: [
      '"$.destination.id" }',
      '"$.destination.id", "DATA": [{ "source_path": "/a", "destination_path": "/b" }] }',
    ],
  },
  {
    title: 'an item without a destination',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "source_endpoint.$": "$.source.id",
        "destination_endpoint.$": "$.destination.id",
        "DATA": [{ "source_path.$": "$.source.path" }]
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-parameter
      },
      "End": true
    }`),
    repair: ['"$.source.path" }', '"$.source.path", "destination_path.$": "$.destination.path" }'],
  },
  {
    title: 'a permission that does not exist',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "operation": "CREATE",
        "endpoint_id.$": "$.source.id",
        "path": "/x/",
        "principal_type": "identity",
        "principal.$": "$.reader",
        "permissions": "read"
//                     ^^^^^^ parameter-value
      },
      "End": true
    }`),
    repair: ['"read"', '"r"'],
  },
  {
    title: 'a number as text, in a parameter',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "source_endpoint.$": "$.source.id",
        "destination_endpoint.$": "$.destination.id",
        "sync_level": "checksum",
//                    ^^^^^^^^^^ parameter-value
        "DATA": [{ "source_path": "/a", "destination_path": "/b" }]
      },
      "End": true
    }`),
    repair: ['"checksum"', '3'],
  },
  {
    title: 'an empty list of items',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/delete", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint.$": "$.source.id", "DATA": [] }, "End": true }
//                                                                                                                                                                                                                    ^^ parameter-value`),
    repair: ['[]', '[{ "path": "/x" }]'],
  },
  {
    title: 'a collection that is no UUID',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint_id": "my-laptop", "path": "/x" }, "End": true }
//                                                                                                                                                                                            ^^^^^^^^^^^ parameter-value`),
    repair: ['my-laptop', '5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94'],
  },
  {
    title: 'a rule that is to be changed but not named',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "operation": "DELETE", "endpoint_id.$": "$.source.id" }, "End": true }
//                                                                                                                                                                          ^^^^^^^^^^^^ missing-parameter`),
    repair: ['"$.source.id" }', '"$.source.id", "rule_id.$": "$.rule" }'],
  },
  {
    title: 'compute v2 names at v3',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://compute.actions.globus.org/v3", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint.$": "$.endpoint", "tasks": [{ "function_id.$": "$.function" }] }, "End": true }
//                                                                                                                                                                          ^^^^^^^^^^^^ unknown-parameter`),
    repair: ['"endpoint.$"', '"endpoint_id.$"'],
  },
  {
    title: 'the older version of a provider',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://compute.actions.globus.org", "InputPath": "$.call", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ superseded-provider`),
    repair: ['globus.org"', 'globus.org/v3"'],
  },
  {
    title: 'a provider that Globus has not',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/tranfer", "InputPath": "$.task", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-provider`),
    repair: ['/tranfer', '/transfer'],
  },
  {
    title: 'the address of a flow without its id',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://flows.globus.org/flows/my-flow", "InputPath": "$.task", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true }
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-provider`),
    repair: ['my-flow', '5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94'],
  },
  {
    title: 'a long action that has five minutes',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "InputPath": "$.task", "ResultPath": "$.a", "ExceptionOnActionFailure": true, "End": true }
//  ^^^ default-wait-time`),
    repair: ['"ResultPath"', '"WaitTime": 3600, "ResultPath"'],
  },
  {
    title: 'a template that was not filled in',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "endpoint_id": "<INSERT YOUR COLLECTION ID>", "path": "/x" }, "End": true }
//                                                                                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-left`),
    repair: ['<INSERT YOUR COLLECTION ID>', '5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94'],
  },
  {
    title: 'a label with a line break',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "source_endpoint.$": "$.source.id",
        "destination_endpoint.$": "$.destination.id",
        "label": "one\\ntwo",
//               ^^^^^^^^^^ transfer-label
        "DATA": [{ "source_path": "/a", "destination_path": "/b" }]
      },
      "End": true
    }`),
    repair: ['\\n', ' '],
  },
  {
    title: 'a record without a subject',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/search/ingest", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "search_index.$": "$.index", "visible_to": ["public"], "content": {} }, "End": true }
//                                                                                                                                                             ^^^^^^^^^^^^ missing-parameter`),
    repair: ['"content": {}', '"content": {}, "subject": "x"'],
  },
];
