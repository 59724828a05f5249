import { expect, test } from 'vitest';
import { circles } from './circles.ts';
import type { JsonRecord } from './json-value.ts';
import { resolveReferences } from './references.ts';

/** What each `$ref` leads to, or why it leads nowhere. */
const led = (root: unknown) =>
  Object.fromEntries(
    [...resolveReferences(root)].map(([{ $ref }, to]) => [$ref, 'fault' in to ? to.fault : to.target]),
  );

test('pointers go through anything, also what no keyword declares', () => {
  const root = {
    items: [{ $ref: '#/x/y/0' }, { $ref: '#' }, { $ref: '#/items/2' }, { $ref: '#/items/02' }],
    x: { y: [{ $ref: '#/x/z' }], z: true, 'a/b~c %': {} },
    not: { $ref: '#/x/a~1b~0c%20%25' },
  };
  expect(led(root)).toEqual({
    '#/x/y/0': root.x.y[0],
    '#': root,
    '#/items/2': root.items[2],
    '#/items/02': 'dangling',
    '#/x/z': true,
    '#/x/a~1b~0c%20%25': root.x['a/b~c %'],
  });
});

test('identifiers and anchors are names in the same document', () => {
  const definitions = {
    a: { $id: 'https://x.example/schemas/a.json', definitions: { b: {} }, not: { $ref: '#/definitions/b' } },
    c: { $id: '#c' },
    d: { $anchor: 'd' },
  };
  const root = {
    $id: 'https://x.example/schemas/root.json',
    definitions,
    allOf: ['a.json', '/schemas/a.json#/definitions/b', '#c', 'root.json#d', 'e.json', '#e'].map($ref => ({
      $ref,
    })),
  };
  expect(led(root)).toEqual({
    '#/definitions/b': definitions.a.definitions.b,
    'a.json': definitions.a,
    '/schemas/a.json#/definitions/b': definitions.a.definitions.b,
    '#c': definitions.c,
    'root.json#d': definitions.d,
    'e.json': 'elsewhere',
    '#e': 'dangling',
  });
});

test('what stands in values is no reference', () => {
  expect(led({ const: { $ref: '#/a' }, enum: [{ $ref: '#/b' }], default: { $ref: '#/c' } })).toEqual({});
  expect(led({ properties: { $ref: { type: 'string' } } })).toEqual({});
});

const turning = (root: unknown) => [...circles(resolveReferences(root))].map((s: JsonRecord) => s.$ref);

test('a circle is one only where the same value is looked at', () => {
  expect(turning({ anyOf: [{ $ref: '#' }, { type: 'null' }] })).toEqual(['#']);
  expect(turning({ properties: { a: { $ref: '#' } }, items: { $ref: '#' } })).toEqual([]);
  const definitions = {
    a: { allOf: [{ $ref: '#/definitions/b' }] },
    b: { not: { $ref: '#/definitions/a' } },
  };
  expect(turning({ definitions, items: { $ref: '#/definitions/a' } }).toSorted()).toEqual([
    '#/definitions/a',
    '#/definitions/b',
  ]);
});
