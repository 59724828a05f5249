import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { selectionRanges } from './selection-ranges.ts';

/** The texts that are selected, innermost first, up to the state. */
function selected(source: string): string[] {
  const [document, offset] = atCursor(source);
  return selectionRanges(document, offset).map(span =>
    document.text.slice(span.offset, span.offset + span.length),
  );
}

test('from a step of a path outwards', () => {
  const body = '{ "Type": "Pass", "InputPath": "$.a.b/*|*/c[0].d" }';
  const found = selected(inState(body));
  const state = '{ "Type": "Pass", "InputPath": "$.a.bc[0].d" }';
  expect(found.slice(0, 4)).toEqual(['.bc', '$.a.bc', '$.a.bc[0]', '$.a.bc[0].d']);
  expect(found.slice(4, 8)).toEqual(['"$.a.bc[0].d"', '"InputPath": "$.a.bc[0].d"', state, `"A": ${state}`]);
  expect(found[8]).toMatch(/^\{ "A": .* "Fail" \} \}$/);
  expect(found.at(-1)).toBe(inState(state));
});

test('from a name in an expression outwards', () => {
  const found = selected(
    inState('{ "Type": "ExpressionEval", "Parameters": { "x.=": "len(a./*|*/b) + 1 if c else 2" } }'),
  );
  expect(found.slice(0, 5)).toEqual([
    'a.b',
    'len(a.b)',
    'len(a.b) + 1',
    'len(a.b) + 1 if c else 2',
    '"len(a.b) + 1 if c else 2"',
  ]);
});

test('in the head, in blanks, and outside of everything', () => {
  expect(selected('{ "Start/*|*/At": "A", "States": {} }').slice(0, 2)).toEqual(['StartAt', '"StartAt"']);
  expect(selected('/*|*/')).toEqual(['']);
});

test('wherever it is asked, each holds the one before it', () => {
  const text = inState(
    '{ "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.a\\u0020b[1:2]", "IsPresent": true }], "Next": "B" }] }',
  );
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (end, offset) => {
      const document = new FlowDocument('file:///a', text.slice(0, end));
      const at = Math.min(offset, end);
      let [inner, ...rest] = selectionRanges(document, at);
      for (const outer of rest) {
        expect(outer.length).toBeGreaterThan(inner?.length ?? 0);
        expect(outer.offset).toBeLessThanOrEqual(inner?.offset ?? 0);
        inner = outer;
      }
      expect(inner).toEqual({ offset: 0, length: end });
    }),
  );
});
