import { expect, test } from 'vitest';
import { inputSkeleton } from './input-skeleton.ts';

test('required properties, defaults, first choices, and nothing else', () => {
  const schema = {
    type: 'object',
    required: ['source', 'mode', 'count'],
    properties: {
      source: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, path: { type: 'string', default: '/~/' } },
      },
      mode: { enum: ['fast', 'safe'] },
      count: { type: 'integer' },
      label: { type: 'string' },
      verify: { type: 'boolean', default: true },
    },
  };
  expect(inputSkeleton(schema)).toEqual({
    source: { id: '', path: '/~/' },
    mode: 'fast',
    count: 0,
    verify: true,
  });
});

test('no schema, no input', () => {
  for (const schema of [{}, null, true, { type: 'array' }]) expect(inputSkeleton(schema)).toEqual({});
});
