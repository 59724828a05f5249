import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { diagnostics } from '../validate.ts';
import { graphView, nodeAt } from './graph-view.ts';

const FLOW = `{
  "StartAt": "Look",
  "States": {
    "Failed": { "Type": "Fail", "Error": "No", "Cause": "Nothing was there." },
    "Look": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/ls",
      "Parameters": { "endpoint_id.$": "$.id" },
      "ResultPath": "$.List",
      "Catch": [
        { "ErrorEquals": ["ActionTimeout", "ActionUnableToRun"], "ResultPath": "$.e", "Next": "Failed" },
        { "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "Decide" }
      ],
      "Next": "Decide"
    },
    "Decide": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.mode", "StringEquals": "all", "Next": "Done" },
        {
          "And": [
            { "Variable": "$.count", "NumericGreaterThanEquals": 3 },
            { "Not": { "Or": [
              { "Variable": "$.a", "IsPresent": false },
              { "Variable": "$.a", "StringEqualsPath": "$.b" }
            ] } }
          ],
          "Next": "Look"
        },
        { "Variable": "$.x", "Nonsense": 1, "Next": "Done" }
      ],
      "Default": "Nowhere"
    },
    "Done": { "Type": "Pass", "End": true }
  }
}`;

const document = new FlowDocument('file:///a.flow.json', FLOW);
const view = graphView(document, diagnostics(document));

test('states as a run comes to them, with type, action, start and ends', () =>
  expect(view.nodes.map(n => [n.name, n.type, n.detail !== '', n.start, n.ends])).toEqual([
    ['Look', 'Action', true, true, false],
    ['Failed', 'Fail', false, false, true],
    ['Decide', 'Choice', false, false, false],
    ['Done', 'Pass', false, false, true],
  ]));

test('each transition says in words when it is taken; one to a name that does not exist is left out', () => {
  const name = (i: number) => view.nodes[i]?.name;
  expect(view.edges.map(e => [name(e.from), name(e.to), e.via, e.words])).toEqual([
    ['Look', 'Decide', 'Next', ''],
    ['Look', 'Failed', 'Catch', 'ActionTimeout or ActionUnableToRun'],
    ['Look', 'Decide', 'Catch', 'any error'],
    ['Decide', 'Done', 'Choices', '$.mode is “all”'],
    ['Decide', 'Look', 'Choices', '$.count is at least 3 and not ($.a is not present or $.a is $.b)'],
    ['Decide', 'Done', 'Choices', '…'],
  ]);
});

test('what a run gets to only after an error is marked', () => {
  expect(view.nodes.filter(n => n.onError).map(n => n.name)).toEqual(['Failed']);
});

test('errors and warnings are with their state', () => {
  const [decide] = view.nodes.filter(n => n.name === 'Decide');
  expect(decide?.findings.some(f => f.severity === 'error' && f.message.includes('Nowhere'))).toBe(true);
  expect(view.nodes.find(n => n.name === 'Done')?.findings).toEqual([]);
});

test('an offset belongs to the state around it, or to none', () => {
  const at = (text: string) => view.nodes[nodeAt(view, FLOW.indexOf(text)) ?? -1]?.name;
  expect([at('$.mode'), at('"Done": {'), at('"StartAt"')]).toEqual(['Decide', 'Done', undefined]);
});

test('any beginning of the text has a picture', () => {
  for (let length = 0; length <= FLOW.length; length += 7) {
    const part = new FlowDocument('file:///a.flow.json', FLOW.slice(0, length));
    const { nodes, edges } = graphView(part, diagnostics(part));
    expect(edges.every(e => nodes[e.from] && nodes[e.to])).toBe(true);
  }
});
