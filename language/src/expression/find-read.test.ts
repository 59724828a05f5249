import { expect, test } from 'vitest';
import { constant } from '../shape/construct.ts';
import { shapeOfSchema } from '../shape/from-schema.ts';
import { Presence, Types } from '../shape/shape.ts';
import { findRead } from './find-read.ts';
import { parseExpression } from './parse.ts';
import { readsOf } from './reads.ts';

const payload = constant({ text: 'abc', list: [{ id: 'a' }], empty: [], deep: { n: 1 } });

const find = (expression: string, shape = payload) => {
  const [read] = readsOf(parseExpression(expression).tree);
  return findRead(shape, read?.steps ?? []);
};

test('an index leads into a text', () => {
  expect(find('text[0]').shape.types).toBe(Types.string);
  expect(find('text[0]').presence & Presence.Absent).toBe(0);
  expect(find('text.x').presence).toBe(Presence.Absent);
  const either = shapeOfSchema({
    type: 'object',
    properties: { v: { type: ['string', 'integer'] } },
    required: ['v'],
  });
  expect(find('v[0]', either).presence & Presence.Absent).toBe(0);
});

test('an element that only the run knows is what all elements are', () => {
  expect(find('list[i].id')).toEqual({
    shape: { types: Types.string, values: ['a'] },
    presence: Presence.Present,
    missingAt: -1,
  });
  expect(find('[x.nope for x in list]')).toMatchObject({ presence: Presence.Absent, missingAt: 2 });
  expect(find('text[i]').shape.types).toBe(Types.string);
});

test('says where it stops', () => {
  expect(find('deep.n.x')).toMatchObject({ presence: Presence.Absent, missingAt: 2 });
  expect(find('nope.x')).toMatchObject({ presence: Presence.Absent, missingAt: 0 });
  expect(find('deep[i].x')).toMatchObject({ presence: Presence.Unknown, missingAt: 1 });
});
