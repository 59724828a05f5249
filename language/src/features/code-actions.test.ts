import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';
import { RULES } from '../rules/index.ts';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { readFixture } from '../testing/fixture.ts';
import { type QuickFix, quickFixes } from './code-actions.ts';

const at = (source: string) => {
  const [document, offset] = atCursor(source);
  return quickFixes(document, reports(document), { offset, length: 0 });
};
const titles = (source: string) => at(source).map(f => [f.fix.title, f.preferred]);

test('the fixes of the finding at the cursor, also right behind it', () => {
  expect(titles(inState('{ "Type": "Pass", "Next": "b/*|*/b" }'))).toContainEqual(['Change to “B”', true]);
  expect(titles(inState('{ "Type": "Pass", "Next": "bb"/*|*/ }'))).toContainEqual(['Change to “B”', true]);
});

test('none of findings elsewhere', () =>
  expect(titles(inState('{ "Ty/*|*/pe": "Pass", "Next": "bb" }'))).toEqual([]));

describe('a finding can be ignored', () => {
  const flow = (state: string) => `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    ${state}
  }
}`;
  /** The text after the last fix that is offered, without the mark. */
  const ignored = (source: string) => {
    const fix = at(source).at(-1)?.fix;
    return fix && applyEdits(source.replace('/*|*/', ''), fix.edits);
  };

  test('last of all, where nothing mends it at once', () =>
    expect(titles(flow('"B/*|*/": { "Type": "Fail" }'))).toEqual([
      ['Remove state “B”', false],
      ['Ignore “unreachable-state” in state “B”', false],
    ]));
  test('by a Comment of its state', () =>
    expect(ignored(flow('"B/*|*/": { "Type": "Fail" }'))).toBe(
      flow('"B": { "Comment": "gflow-ignore unreachable-state: this is intended", "Type": "Fail" }'),
    ));
  test('by another line in that Comment', () =>
    expect(ignored(flow('"B/*|*/": { "Type": "Fail", "Comment": "Ends \\"it\\"." }'))).toBe(
      flow(
        '"B": { "Type": "Fail", "Comment": "Ends \\"it\\".\\ngflow-ignore unreachable-state: this is intended" }',
      ),
    ));
  test('by a Comment in the place of none', () =>
    expect(ignored(flow('"B/*|*/": { "Type": "Fail", "Comment": null }'))).toBe(
      flow('"B": { "Type": "Fail", "Comment": "gflow-ignore unreachable-state: this is intended" }'),
    ));
  test('by a line of its own, formatted like the rest', () =>
    expect(ignored(flow('"B/*|*/": {\n      "Type": "Fail"\n    }'))).toBe(
      flow(
        '"B": {\n      "Comment": "gflow-ignore unreachable-state: this is intended",\n      "Type": "Fail"\n    }',
      ),
    ));
  test('by the Comment of the definition, where it lies in no state', () => {
    const text = '/*|*/\uFEFF{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
    expect(titles(text).at(-1)).toEqual(['Ignore “byte-order-mark” in this file', false]);
    expect(ignored(text)).toContain(
      '{ "Comment": "gflow-ignore byte-order-mark: this is intended", "StartAt"',
    );
  });
  test.each([
    ['an error', flow('"B": { "Type": "Pass", "Next/*|*/": "C" }')],
    ['a broken state', flow('"B/*|*/": { "Type": "Fail", "Error": }')],
    ['a Comment that is no text', flow('"B/*|*/": { "Type": "Fail", "Comment": 1 }')],
    ['what is said of suppressions', flow('"B": { "Type": "Fail", "Comment": "gflow-ignore/*|*/" }')],
  ])('but not %s', (_, source) =>
    expect(titles(source).filter(([title]) => String(title).startsWith('Ignore'))).toEqual([]),
  );
});

/** The ids of all that is found. */
const ids = (text: string) => reports(new FlowDocument('file:///a.flow.json', text)).map(r => r.rule.id);

/** All ways to ignore something in a text. */
function ignores(text: string): QuickFix[] {
  const document = new FlowDocument('file:///a.flow.json', text);
  const all = quickFixes(document, reports(document), { offset: 0, length: text.length });
  return all.filter(({ fix }) => fix.title.startsWith('Ignore “'));
}

const examples = RULES.flatMap(({ meta }) => meta.examples.bad.map(source => [meta.id, source] as const));

test.each(examples)(
  '%s: what is ignored is found no more, and nothing else comes of it (%#)',
  (_, source) => {
    const { text } = readFixture(source).main;
    const before = ids(text);
    const count = (list: string[], id: string) => list.filter(other => other === id).length;
    for (const { report, fix } of ignores(text)) {
      const after = ids(applyEdits(text, fix.edits));
      expect(count(after, report.rule.id)).toBeLessThan(count(before, report.rule.id));
      for (const id of after) expect(count(after, id)).toBeLessThanOrEqual(count(before, id));
    }
  },
);
