import { describe, expect, test } from 'vitest';
import { parseJson, parseJsonObject, readJson } from './read-json.ts';

describe('JSON as people write it', () => {
  test('comments and a byte order mark are no obstacle', () => {
    expect(parseJson('\uFEFF{ // why\n "a": /* b */ 1 }', 'x')).toEqual({ a: 1 });
  });

  test('what looks like a comment inside a text stays', () => {
    expect(parseJson('{"url": "https://x/y"}', 'x')).toEqual({ url: 'https://x/y' });
  });

  test('the error has the line and the reason', () => {
    expect(readJson('{\n  "a": 1\n  "b": 2\n}')).toEqual({ problem: 'comma expected', line: 3 });
    expect(() => parseJson('', 'copy.flow.json')).toThrow(/copy\.flow\.json is not JSON: .*line 1\. Mend it/);
  });

  test.each(['[1]', 'null', '"text"'])('%s is no object', text => {
    expect(() => parseJsonObject(text, 'the input')).toThrow('the input is not a JSON object.');
  });

  test('a key named __proto__ is an ordinary one', () => {
    expect(Object.keys(parseJsonObject('{"__proto__": {"x": 1}}', 'x'))).toEqual(['__proto__']);
  });
});
