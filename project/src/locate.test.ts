import { describe, expect, test } from 'vitest';
import { locate, placeOf } from './locate.ts';

const text = `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Action", "Parameters": { "DATA": [{ "x": 1 }] } },
    "odd name": { "Type": "Wait", "SecondsPath": "$.foo[0]" }
  }
}
`;
const at = (path: string, message = '') => {
  const { offset, length } = locate(text, placeOf(path, message).path);
  return text.slice(offset, offset + length);
};

describe('a place that the service names', () => {
  test.each([
    ['$.definition.States.Copy.Type', '"Type"'],
    ['definition.States.Copy.Type', '"Type"'],
    ["$.definition.States['odd name'].SecondsPath", '"SecondsPath"'],
    ['$.definition.States.Copy.Parameters.DATA[0]', '{ "x": 1 }'],
    ['$.definition.States.Copy.Missing', '"Copy"'],
    ['$.definition', '{'],
    ['$', '{'],
  ])('%s', (path, found) => expect(at(path)).toBe(found));

  test('a message that names the state shows the state', () => {
    expect(at('$', `Could not read 'a' in state 'odd name' reading data`)).toBe('"odd name"');
  });

  test('the part that is meant is told apart', () => {
    expect(placeOf('$.input_schema.properties.a', '')).toEqual({
      part: 'input_schema',
      path: ['properties', 'a'],
    });
    expect(placeOf('$.States.Copy', '')).toEqual({ part: 'definition', path: ['States', 'Copy'] });
  });

  test('a text that is broken, empty or a wrong path still give a place', () => {
    expect(locate('', ['a'])).toEqual({ offset: 0, length: 0 });
    expect(locate('{ "a": ', ['a', 'b'])).toEqual({ offset: 0, length: 7 });
    expect(placeOf('$[', '')).toEqual({ part: 'definition', path: [] });
  });
});
