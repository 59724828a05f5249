import { expect, test } from 'vitest';
import { fixed, mismatches } from '../testing/check.ts';

const ask = (url: string, body: string) =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://${url}",
  "Parameters": ${body}, "End": true } } }`;
const silent = (source: string) => expect(mismatches(source, 'missing-parameter')).toEqual([]);

test('all that is missing is one finding with one fix', () => {
  const source = ask(
    'transfer.actions.globus.org/stat',
    `{}
//^^^^^^^^^^^^ missing-parameter: needs endpoint_id and path
// = fix "Add “endpoint_id.$” and “path.$”"
`,
  );
  silent(source);
  expect(fixed(source, 'Add “endpoint_id.$” and “path.$”')).toContain(
    '"endpoint_id.$": "$.endpoint_id",\n    "path.$": "$.path"',
  );
});

test('one group or another, each with its fix', () => {
  silent(
    ask(
      'compute.actions.globus.org',
      `{ "args": [] }
//^^^^^^^^^^^^ missing-parameter: needs endpoint and function, or tasks
// = fix "Add “tasks.$”"
// = fix "Add “endpoint.$” and “function.$”"
`,
    ),
  );
});

test('an item in lines of its own is marked where it begins', () => {
  silent(
    ask(
      'transfer.actions.globus.org/delete',
      `{ "endpoint.$": "$.e", "DATA": [
  {
//^ missing-parameter: needs path here
    "DATA_TYPE": "delete_item"
  }
]}`,
    ),
  );
});

test('not while the text is broken', () =>
  silent(ask('transfer.actions.globus.org/stat', '{ "endpoint_id": }')));

test('what web inputs need', () => {
  silent(`{ "StartAt": "A", "States": {
"A": { "Type": "CreateWebInput", "Parameters": { "Options": [] }, "Next": "B" },
//                               ^^^^^^^^^^^^ missing-parameter: InputType and RespondentUrns
"B": { "Type": "AwaitWebInput", "Parameters": { "id.$": "$.x" }, "End": true } } }
//                              ^^^^^^^^^^^^ missing-parameter: web_input_id, or WebInputId`);
});
