import { describe, expect, test } from 'vitest';
import { parseJson } from './parse.ts';
import { placeAt, pointerAt, toJsonPointer } from './pointer.ts';

const text = '{ "a/b": [1, { "~c": "word" }], "": null, "d": 12 }';
const { root } = parseJson(text);

/** The pointer of the first place where that text stands. */
function at(part: string): string {
  return toJsonPointer(pointerAt(root, { offset: text.indexOf(part), length: part.length }));
}

describe('the pointer at a span', () => {
  test.each([
    ['"word"', '/a~1b/1/~0c'],
    ['or', '/a~1b/1/~0c'],
    ['"~c"', '/a~1b/1/~0c'],
    ['"~c": "word"', '/a~1b/1/~0c'],
    ['1,', '/a~1b'],
    ['1', '/a~1b/0'],
    ['{ "~c": "word" }', '/a~1b/1'],
    ['null', '/'],
    ['2', '/d'],
    [', "d"', ''],
    [text, ''],
  ])('%s', (part, pointer) => expect(at(part)).toBe(pointer));

  test('of a value that is still to come is the member’s', () => {
    const typed = '{ "a": { "b": } }';
    expect(pointerAt(parseJson(typed).root, { offset: typed.indexOf('"b"'), length: 3 })).toEqual(['a', 'b']);
  });

  test('of an empty text is the root', () =>
    expect(pointerAt(parseJson('').root, { offset: 0, length: 0 })).toEqual([]));
});

describe('the place that a pointer names', () => {
  test.each([
    ['/a~1b/1/~0c', '"~c"'],
    ['/a~1b/0', '1'],
    ['/d', '"d"'],
    ['/', '""'],
    ['', text],
    ['/a~1b/7', '"a/b"'],
    ['/nope/0', text],
    ['/d/0', '"d"'],
  ])('%s', (pointer, part) => {
    const place = root && placeAt(root, pointer);
    expect(place && text.slice(place.offset, place.offset + place.length)).toBe(part);
  });
});
