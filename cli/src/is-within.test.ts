import path from 'node:path';
import { expect, test } from 'vitest';
import { isWithin } from './is-within.ts';

test.each([
  ['/flows', '/flows/a.json', true],
  ['/flows', '/flows', true],
  ['/', '/flows/a.json', true],
  ['/flows', '/flows/..a.json', true],
  ['/flows', '/flows-of-others/a.json', false],
  ['/flows', '/a.json', false],
])('%s %s', (folder, file, is) => expect(isWithin(folder, file, path.posix)).toBe(is));

test.each([
  ['D:\\', 'D:\\a.json', true],
  ['D:\\Flows', 'd:\\flows\\a.json', true],
  ['D:\\flows', 'C:\\flows\\a.json', false],
  ['\\\\server\\share', '\\\\server\\share\\a.json', true],
  ['\\\\server\\share', '\\\\server\\other\\a.json', false],
])('on Windows %s %s', (folder, file, is) => expect(isWithin(folder, file, path.win32)).toBe(is));
