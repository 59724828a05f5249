import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PendingText } from './pending-text.ts';
import { applyEdits } from './text.ts';

const steps = fc.array(fc.tuple(fc.nat(), fc.nat(5), fc.string({ maxLength: 4 }), fc.boolean()), {
  maxLength: 80,
});

test('whenever it is read, a text is what all edits make of it', () => {
  fc.assert(
    fc.property(fc.string(), steps, (start, edits) => {
      let expected = start;
      let text = PendingText.of(start);
      for (const [at, length, newText, reads] of edits) {
        const offset = at % (expected.length + 1);
        const edit = { span: { offset, length: Math.min(length, expected.length - offset) }, newText };
        const before = text;
        const wholeBefore = expected;
        text = text.edited(edit);
        expected = applyEdits(expected, [edit]);
        expect(text.length).toBe(expected.length);
        expect(text.first).toBe(expected.charAt(0));
        if (reads) {
          expect(text.whole).toBe(expected);
          expect(before.whole).toBe(wholeBefore);
        }
      }
      expect(text.whole).toBe(expected);
    }),
  );
});
