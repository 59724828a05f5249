import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { leadingTo, ledToBy, stateAround, type Transfer } from './call-hierarchy.ts';

const text = `{
  "StartAt": "Ask",
  "States": {
    "Ask": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "IsPresent": true, "Next": "Copy" },
        { "Variable": "$.b", "IsPresent": true, "Next": "Copy" }
      ],
      "Default": "Gone"
    },
    "Copy": { "Type": "Pass", "Next": "Ask" }
  }
}`;
const document = new FlowDocument('file:///a.flow.json', text);
const [ASK, COPY] = [0, 1];

const told = (transfers: readonly Transfer[]) =>
  transfers.map(({ state, at }) => [
    state,
    at.map(({ offset, length }) => text.slice(offset, offset + length)),
  ]);

test('who leads to a state, and by which words; where the flow starts is one of them', () => {
  expect(told(leadingTo(document, ASK))).toEqual([
    [undefined, ['"Ask"']],
    [COPY, ['"Ask"']],
  ]);
  expect(told(leadingTo(document, COPY))).toEqual([[ASK, ['"Copy"', '"Copy"']]]);
});

test('where a state leads; what is not there is left out', () => {
  expect(told(ledToBy(document, ASK))).toEqual([[COPY, ['"Copy"', '"Copy"']]]);
  expect(told(ledToBy(document, COPY))).toEqual([[ASK, ['"Ask"']]]);
});

test('the state that a place is about', () => {
  const about = (words: string, inside = 1) => stateAround(document, text.indexOf(words) + inside);
  expect(about('"StartAt": "Ask"', 13)).toBe(ASK);
  expect(about('"Copy" }')).toBe(COPY);
  expect(about('"Copy": {')).toBe(COPY);
  expect(about('"Type": "Pass"')).toBe(COPY);
  expect(about('"Gone"')).toBeUndefined();
  expect(about('"StartAt"')).toBeUndefined();
});
