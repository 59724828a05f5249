import { expect, test } from 'vitest';
import { Places } from './places.ts';

const text = `{
  "States": {
    "One": { "Type": "Pass", "Parameters": {}, "Next": "Two" },
    "Two": {
      "Comment": "…",
      "Choices": [
        {
          "Not": {},
          "Next": "One"
        }
      ],
      "Catch": [
        { "Next": "One" }
      ],
      "Next": "One", "Default": "One"
    }
  }
}`;

test.each([
  [0, undefined],
  [1, undefined],
  [2, { state: 'One', phase: 'enter' }],
  [3, { state: 'Two', phase: 'enter' }],
  [4, { state: 'Two', phase: 'enter' }],
  [6, { state: 'Two', phase: 'rule[0]' }],
  [7, { state: 'Two', phase: 'rule[0]' }],
  [8, { state: 'Two', phase: 'exit:choice[0]' }],
  [9, { state: 'Two', phase: 'rule[0]' }],
  [12, { state: 'Two', phase: 'exit:catch[0]' }],
  [14, { state: 'Two', phase: 'exit:next' }],
  [15, { state: 'Two', phase: 'enter' }],
  [16, undefined],
])('line %i is part of %j', (line, place) => {
  expect(new Places(text).at(line)).toEqual(place);
});

test('a part without a place of its own is where its state is', () => {
  const places = new Places(text);
  expect(places.rangeOf('One', 'error')).toEqual(places.rangeOf('One', 'enter'));
  expect(places.rangeOf('Nope', 'enter')).toBeUndefined();
});

test.each(['', '[', '{"States": 7}', '{"States": {"A": }}'])(
  'any text has places, if only none: %s',
  broken => {
    expect(new Places(broken).at(0)?.state ?? 'none').toMatch(/^(none|A)$/);
  },
);
