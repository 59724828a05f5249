import { type Defect, states } from './defect.ts';

/** More than a payload holds. */
const BIG = 'x'.repeat(210_000);

/** Secrets, permissions, identities and limits. */
export const safety: readonly Defect[] = [
  {
    title: 'a key of AWS in clear',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://example.org/actions/copy", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "aws_secret_access_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzz" }, "End": true }
//                                                                                                                                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plain-secret`),
    repair: ['{ "aws', '{ "__Private_Parameters": ["aws_secret_access_key"], "aws'],
  },
  {
    title: 'a password from the payload that the log shows',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://example.org/actions/copy", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "password.$": "$._private.password" }, "End": true }
//                                                                                                                                                                     ^^^^^^^^^^^^ plain-secret`),
    repair: ['{ "password', '{ "__Private_Parameters": ["password"], "password'],
  },
  {
    title: 'a private parameter that is not there',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://example.org/actions/copy", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "__Private_Parameters": ["massage"], "message": "x" }, "End": true }
//                                                                                                                                                                                              ^^^^^^^^^ private-parameter-unknown`),
    repair: ['massage', 'message'],
  },
  {
    title: 'a list of private parameters under a name that hides nothing',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://example.org/actions/copy", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "__private_parameters": ["note"], "note.$": "$.text" }, "End": true }
//                                                                                                                                                                     ^^^^^^^^^^^^^^^^^^^^^^ private-list`),
    repair: ['__private_parameters', '__Private_Parameters'],
  },
  {
    title: 'everybody may write',
    text: states(`
    "A": {
      "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/manage_permission", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true,
      "Parameters": {
        "operation": "CREATE",
        "endpoint_id.$": "$.source.id",
        "path": "/x/",
        "principal_type": "anonymous",
        "principal": "",
        "permissions": "rw"
//                     ^^^^ anonymous-write
      },
      "End": true
    }`),
    repair: ['"rw"', '"r"'],
  },
  {
    title: 'RunAs in small letters',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "ResultPath": "$.a", "WaitTime": 60, "ExceptionOnActionFailure": true, "Parameters": { "echo_string": "x" }, "RunAs": "flow", "End": true }
//                                                                                                                                                                                                        ^^^^^^ run-as-case`),
    repair: ['"flow"', '"Flow"'],
  },
  {
    title: 'the group URN that no other API has',
    text: states(`
    "A": {
      "Type": "CreateWebInput",
      "Parameters": {
        "InputType": "Selection",
        "Context": { "PresentationStyle": "Table", "Title": "x", "Rows": [] },
        "Options": [{ "Value": "y", "Label": "Yes", "Description": "Go on" }],
        "RespondentUrns": ["urn:globus:group:id:5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94"]
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ principal-urn
      },
      "ResultPath": "$.input",
      "End": true
    }`),
    repair: ['urn:globus:group:id', 'urn:globus:groups:id'],
  },
  {
    title: 'a URN whose id is none',
    text: states(`
    "A": { "Type": "Action", "ActionUrl": "https://actions.globus.org/search/ingest", "ResultPath": "$.a", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Parameters": { "search_index.$": "$.index", "subject": "x", "visible_to": ["urn:globus:auth:identity:me@example.org"], "content": {} }, "End": true }
//                                                                                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ principal-urn`),
    repair: [
      'urn:globus:auth:identity:me@example.org',
      'urn:globus:auth:identity:5b1e2a7c-6f0d-4d5e-9a53-2c1f0b7d8e94',
    ],
  },
  {
    title: 'constants that no payload holds',
    text: states(`
    "A": { "Type": "Pass", "Result": { "text": "${BIG}" }, "ResultPath": "$.a", "End": true }
//                         ^^^^^^^^ payload-limit`),
    repair: [BIG, 'x'],
  },
];
