import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { applyEdits } from '../json/text.ts';
import { reports } from '../reports.ts';

const fragments = [
  'gflow-ignore',
  ' unreachable-state',
  ' no-exit',
  ' unreachable-stat',
  ',',
  ':',
  ' by hand.',
  '\n',
  '"\\',
  '\u2028é😀',
  ' ',
];
const comment = fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map(words => words.join(''));

const flow = (inFile: string, inState: string) =>
  JSON.stringify(
    {
      Comment: inFile,
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', End: true },
        B: { Type: 'Pass', Comment: inState, Next: 'C' },
        C: { Type: 'Pass', Next: 'A' },
      },
    },
    null,
    2,
  );

const found = (text: string) => reports(new FlowDocument('file:///a.flow.json', text));
const ABOUT = ['unknown-rule', 'unused-suppression'];

/** What a suppression needs at least. */
const COMPLETE = /gflow-ignore .*unreachable-state.*:.*[a-z]/;

test('whatever a Comment holds, only what names the rule and gives a reason takes findings away', () => {
  fc.assert(
    fc.property(comment, comment, (inFile, inState) => {
      const ids = found(flow(inFile, inState)).map(r => r.rule.id);
      const others = ids.filter(id => id !== 'unreachable-state');
      expect(ABOUT).toEqual(expect.arrayContaining(others));
      if (![inFile, inState].some(text => COMPLETE.test(text))) expect(ids.length - others.length).toBe(1);
    }),
    { numRuns: 300 },
  );
});

test('every fix leaves strict JSON, and takes its finding away without bringing another', () => {
  fc.assert(
    fc.property(comment, comment, (inFile, inState) => {
      const text = flow(inFile, inState);
      const before = found(text);
      for (const report of before.filter(r => ABOUT.includes(r.rule.id)))
        for (const fix of report.fixes()) {
          const after = applyEdits(text, fix.edits);
          expect(() => JSON.parse(after)).not.toThrow();
          expect(found(after).length).toBeLessThan(before.length);
        }
    }),
    { numRuns: 300 },
  );
});
