import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { symbols } from './symbols.ts';

test('where the flow starts, then the states with their types', () => {
  const text = '{ "States": { "A": { "Type": "Pass", "Next": " " }, " ": { "Type": "X" } }, "StartAt": "A" }';
  const found = symbols(new FlowDocument('file:///a', text));
  expect(found).toMatchObject([
    { name: 'StartAt', detail: 'A', kind: 'start' },
    { name: 'A', detail: 'Pass', kind: 'state', type: 'Pass' },
    { name: '(no name)', detail: '' },
  ]);
  for (const { span, selection } of found) {
    expect(selection.offset).toBe(span.offset);
    expect(selection.length).toBeLessThanOrEqual(span.length);
  }
});

test('of a text that is cut off', () => {
  const found = symbols(new FlowDocument('file:///a', '{ "States": { "A": { "Type": "Pass", "B'));
  expect(found.map(s => s.name)).toEqual(['A']);
});
