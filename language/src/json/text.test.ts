import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, LineIndex } from './text.ts';

const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '"'), maxLength: 12 });

test('an edited index is the index of the edited text', () => {
  fc.assert(
    fc.property(text, text, fc.nat(12), fc.nat(12), (before, newText, a, b) => {
      const offset = Math.min(a, before.length);
      const edit = { span: { offset, length: Math.min(b, before.length - offset) }, newText };
      const after = applyEdits(before, [edit]);
      const edited = new LineIndex(before).edited(
        edit,
        before.slice(Math.max(0, offset - 1), offset),
        before.slice(offset + edit.span.length).slice(0, 1),
      );
      const fresh = new LineIndex(after);
      for (let at = 0; at <= after.length; at++) expect(edited.position(at)).toEqual(fresh.position(at));
    }),
    { numRuns: 2000 },
  );
});
