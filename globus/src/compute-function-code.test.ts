import { expect, test } from 'vitest';
import { functionCode } from './compute-function-code.ts';

test('name and source behind a mark, after their length', () => {
  const [length = '', mark, body = ''] = functionCode('größe', 'def größe():\n    return "ä"\n').split('\n');
  expect(mark).toBe('st');
  expect(Number(length)).toBe('st\n'.length + body.length);
  expect(Buffer.from(body, 'base64').toString('utf8')).toBe('größe:def größe():\n    return "ä"\n');
});
