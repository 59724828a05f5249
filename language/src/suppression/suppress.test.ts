import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import type { Knowledge } from '../document/knowledge.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';
import { fixed, mismatches } from '../testing/check.ts';

describe('which findings a suppression takes away', () => {
  test('those of its state only, also the ones that the whole definition shows', () =>
    expect(
      mismatches(`{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Comment": "gflow-ignore unknown-state: made by a script", "Next": "Later" },
    "B": { "Type": "Pass", "Comment": "gflow-ignore no-exit: by hand", "Next": "Later" }
//                                                                             ^^^^^^^ unknown-state
  }
}`),
    ).toEqual([]));

  test('those of the whole file, where it stands in the Comment of the definition', () =>
    expect(
      mismatches(
        `{
  "Comment": "gflow-ignore unreachable-state: by hand\\ngflow-ignore unknown-state: a script makes them",
  "StartAt": "Begin",
  "States": {
    "A": { "Type": "Pass", "Next": "Later" },
    "B": { "Type": "Wait", "Next": "A" }
//  ^^^ missing-field
  }
}`,
      ),
    ).toEqual([]));

  test('the nearest one takes it, so that the other one is unused', () =>
    expect(
      mismatches(`{
  "Comment": "gflow-ignore unreachable-state: by hand",
//                         ^^^^^^^^^^^^^^^^^ unused-suppression: nothing that is not suppressed already in this file
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Comment": "gflow-ignore unreachable-state: by hand", "End": true }
  }
}`),
    ).toEqual([]));

  test('what an error may hide counts as used', () => {
    const flow = (end: string) => `{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Comment": "gflow-ignore no-exit: x", "End": ${end} } }
}`;
    const found = (end: string) =>
      reports(new FlowDocument('file:///a.flow.json', flow(end))).map(r => r.rule.id);
    expect(found('true')).toEqual(['unused-suppression']);
    expect(found('')).toEqual(['json-syntax']);
    expect(found('1')).toEqual(['wrong-field-type']);
  });

  test('so does what a schema may show, while there is none', () => {
    const flow = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Comment": "gflow-ignore schema-undeclared-input: x", "InputPath": "$.a", "End": true }
  }
}`;
    const found = (knowledge: Knowledge) =>
      reports(new FlowDocument('file:///a.flow.json', flow, knowledge)).map(r => r.rule.id);
    const schema = (name: string) => ({
      type: 'object',
      properties: { [name]: {} },
      required: [name],
      additionalProperties: false,
    });
    expect(found({})).toEqual([]);
    expect(found({ inputSchema: schema('b') })).toEqual([]);
    expect(found({ inputSchema: schema('a') })).toEqual(['unused-suppression']);
  });
});

describe('a suppression is taken out', () => {
  const flow = (comment: string) => `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Comment": ${comment},
      "End": true
    }
  }
}`;
  test.each([
    ['"Why.\\ngflow-ignore no-exit: x"', '"Why."'],
    ['"gflow-ignore no-exit: x\\nWhy."', '"Why."'],
    ['"One. gflow-ignore no-exit: x\\nTwo."', '"One.\\nTwo."'],
    ['"gflow-ignore no-exit, no-choices: x"', '"gflow-ignore no-choices: x"'],
    ['"gflow-ignore no-choices , no-exit: x"', '"gflow-ignore no-choices: x"'],
  ])('%s', (before, after) =>
    expect(fixed(flow(before), 'Remove the suppression of “no-exit”')).toBe(flow(after)),
  );
  test('with its Comment, where that says nothing else', () =>
    expect(fixed(flow('"gflow-ignore no-exit: x"'), 'Remove the suppression of “no-exit”')).toBe(
      flow('"x"').replace('      "Comment": "x",\n', ''),
    ));
});

test('findings stay where they belong when states around them are edited', () => {
  const text = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "B": { "Type": "Pass", "Comment": "gflow-ignore unreachable-state: by hand", "End": true }
  }
}`;
  const before = new FlowDocument('file:///a.flow.json', text);
  expect(reports(before)).toEqual([]);
  const edit = {
    span: { offset: text.indexOf('"End"'), length: 0 },
    newText: '"Comment": "gflow-ignore no-exit", ',
  };
  const after = before.edited(edit);
  const fresh = new FlowDocument('file:///a.flow.json', applyEdits(text, [edit]));
  const plain = (document: FlowDocument) => reports(document).map(r => [r.rule.id, r.message]);
  expect(plain(after)).toEqual(plain(fresh));
  expect(plain(after).map(([id]) => id)).toEqual(['unknown-rule']);
});
