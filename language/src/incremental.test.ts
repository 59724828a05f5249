import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from './document/flow-document.ts';
import { knowledgeOf } from './document/knowledge.ts';
import { reports } from './reports.ts';

const FLOW = `{
  "Comment": "A flow of every kind",
  "StartAt": "Look",
  "States": {
    "Look": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "Parameters": { "endpoint_id.$": "$.source.id", "path.$": "$.source.path" }, "ResultPath": "$.Look", "WaitTime": 60, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Tell" }], "Next": "Is it there" },
    "Is it there": { "Type": "Choice", "Choices": [{ "Variable": "$.Look.details.type", "StringEquals": "dir", "Next": "Name" }], "Default": "Wait" },
    "Wait": { "Type": "Wait", "Seconds": 60, "Next": "Look" },
    "Name": { "Type": "ExpressionEval", "Parameters": { "label.=": "'Copy of ' + source.path", "there.=": "is_present('Look.details')" }, "ResultPath": "$.names", "Next": "Report" },
    "Tell": { "Type": "Pass", "Parameters": { "path.$": "$.source.path" }, "ResultPath": "$.told", "Next": "Report" },
    "Report": { "Type": "Pass", "Parameters": { "label.$": "$.names.label" }, "End": true }
  }
}`;

const SCHEMA = `{ "type": "object", "properties": { "source": { "type": "object", "properties": { "id": { "type": "string" }, "path": { "type": "string" } }, "required": ["id", "path"] } }, "required": ["source"], "additionalProperties": false }`;

/** What typing puts in and takes out: words of the language, brackets and quotes that break the text, blanks. */
const piece = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '/',
    '//',
    'x',
    '1',
    '.$',
    '.=',
    '$.',
    '"Next": "Name"',
    '"End": true',
    '"X": { "Type": "Pass", "End": true },',
    ', "ResultPath": "$.source"',
    'Look',
    'names',
    'null',
    'é',
  ),
  fc.string({ maxLength: 4 }),
);

const edit = fc.record({ at: fc.nat(2000), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)), piece });

const said = (document: FlowDocument) =>
  reports(document).map(({ rule, message }) => ({ rule: rule.id, ...message }));

test('after any edits a document says what the same text says when it is opened', () => {
  const knowledge = knowledgeOf({ uri: 'file:///schema.json', text: SCHEMA });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), edits => {
      let document = new FlowDocument('file:///a.flow.json', FLOW, knowledge);
      reports(document);
      for (const { at, length, piece: newText } of edits) {
        const offset = Math.min(at, document.text.length);
        const span = { offset, length: Math.min(length, document.text.length - offset) };
        document = document.edited({ span, newText });
        expect(said(document)).toEqual(said(new FlowDocument(document.uri, document.text, knowledge)));
      }
    }),
    { numRuns: 60 },
  );
});

test('wherever a transition leads after an edit, a document says what the same text says when it is opened', () => {
  const knowledge = knowledgeOf({ uri: 'file:///schema.json', text: SCHEMA });
  const names = ['Look', 'Is it there', 'Wait', 'Name', 'Tell', 'Report', 'Nowhere'];
  let document = new FlowDocument('file:///a.flow.json', FLOW, knowledge);
  reports(document);
  for (const { index: from, 1: old = '' } of FLOW.matchAll(/"(?:Next|Default)": ("[^"]*")/g))
    for (const to of [...names.map(name => JSON.stringify(name)), old]) {
      const offset = document.text.indexOf('"', document.text.indexOf(':', from));
      const { length } = /^"[^"]*"/.exec(document.text.slice(offset))?.[0] ?? '';
      document = document.edited({ span: { offset, length }, newText: to });
      expect(said(document), to).toEqual(said(new FlowDocument(document.uri, document.text, knowledge)));
    }
});

test('a state that looks at what an edit has changed says so, and one that looks beside it is as it was', () => {
  const states = {
    A: { Type: 'Pass', Parameters: { n: 1 }, ResultPath: '$.a', Next: 'B' },
    B: { Type: 'ExpressionEval', Parameters: { 'm.=': 'a.n + 1' }, ResultPath: '$.b', Next: 'C' },
    C: { Type: 'Pass', Parameters: { 'm.$': '$.b.m' }, End: true },
  };
  let document = new FlowDocument('file:///a.flow.json', JSON.stringify({ StartAt: 'A', States: states }));
  const edits: [from: string, to: string, says: string[]][] = [
    ['"n":1', '"n":22', []],
    ['"n":22', '"n":"a"', ['expression-type']],
    ['"n":"a"', '"nn":1', ['path-never-set']],
    ['"nn":1', '"no":1', ['path-never-set']],
    ['"no":1', '"no":1,"n":1', []],
    ['"no":1', '"on":1', []],
  ];
  for (const [from, to, says] of edits) {
    const span = { offset: document.text.indexOf(from), length: from.length };
    document = document.edited({ span, newText: to });
    const found = said(document);
    expect(found).toEqual(said(new FlowDocument(document.uri, document.text)));
    expect(
      found.map(({ rule }) => rule),
      to,
    ).toEqual(says);
  }
});
