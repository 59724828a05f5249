import { expect, test } from 'vitest';
import { parseJson } from './parse.ts';

test.each(['/*', '{/*', '{"a": /* b', '[1, /*'])('the problems of %s lie inside it', text => {
  const { problems } = parseJson(text);
  expect(problems.length).toBeGreaterThan(0);
  for (const { span } of problems) expect(span.offset + span.length).toBeLessThanOrEqual(text.length);
});
