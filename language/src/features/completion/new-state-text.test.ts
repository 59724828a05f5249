import { expect, test } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { applyEdits } from '../../json/text.ts';
import { STATE_TYPES } from '../../model/state-specs.ts';
import { reports } from '../../reports.ts';
import { atCursor } from '../../testing/at-cursor.ts';
import { untouched } from '../../testing/untouched.ts';
import { completions } from '../completion.ts';

const source = `{ "StartAt": "A", "States": {
  "B": { "Type": "Pass", "End": true },
  "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "Do" }], "Default": "B" },
  /*|*/
} }`;

test.each(STATE_TYPES)('the rules find nothing in a new %s state that is left as it is', type => {
  const [document, offset] = atCursor(source);
  const item = completions(document, offset).find(({ label }) => label === `New ${type} state`);
  if (!item) throw new Error('It is not offered.');
  const text = untouched(applyEdits(document.text, [item.edit, ...(item.also ?? [])]));
  expect(JSON.parse(text).States.Do.Type).toBe(type);
  const found = reports(new FlowDocument('file:///a.flow.json', text));
  expect(found.map(({ rule, message }) => [rule.id, message.what])).toEqual([]);
});

test('a new state is not called as another', () => {
  const [document, offset] = atCursor(
    '{ "StartAt": "A", "States": { "A": { "Type": "Fail" }, "NewState": { "Type": "Fail" }, /*|*/ } }',
  );
  const labels = completions(document, offset).filter(({ label }) => label === 'New Pass state');
  expect(labels.map(({ detail }) => detail)).toEqual(['“NewState2”']);
});
