import { expect, test } from 'vitest';
import { reports } from '../reports.ts';
import { atCursor, inState } from '../testing/at-cursor.ts';
import { quickFixes } from './code-actions.ts';

const titles = (source: string) => {
  const [document, offset] = atCursor(source);
  return quickFixes(reports(document), { offset, length: 0 }).map(f => [f.fix.title, f.preferred]);
};

test('the fixes of the finding at the cursor, also right behind it', () => {
  expect(titles(inState('{ "Type": "Pass", "Next": "b/*|*/b" }'))).toContainEqual(['Change to “B”', true]);
  expect(titles(inState('{ "Type": "Pass", "Next": "bb"/*|*/ }'))).toContainEqual(['Change to “B”', true]);
});

test('none of findings elsewhere', () =>
  expect(titles(inState('{ "Ty/*|*/pe": "Pass", "Next": "bb" }'))).toEqual([]));
