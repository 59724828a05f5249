import { expect, test } from 'vitest';
import { templateProblems } from './problems.ts';
import { render } from './render.ts';
import type { Values } from './values.ts';

const values: Values = {
  path: '/raw/day-1/scan-7.h5',
  folder: '/raw/day-1/',
  name: 'scan-7.h5',
  stem: 'scan-7',
  relative: 'day-1/scan-7.h5',
  local: '/data/day-1/scan-7.h5',
  size: 1024,
  time: '2026-01-02T03:04:05.678Z',
  date: '2026-01-02',
  files: ['/raw/day-1/a', '/raw/day-1/b'],
  event: '0123456789abcdef',
  trigger: 'scans',
};

test('a text that is one placeholder becomes its value, with its type', () => {
  expect(render({ a: '${size}', b: ['${files}'], c: { d: '${path}' } }, values)).toEqual({
    a: 1024,
    b: [['/raw/day-1/a', '/raw/day-1/b']],
    c: { d: '/raw/day-1/scan-7.h5' },
  });
});

test('within a text it becomes text, and all else stays as it is', () => {
  expect(render({ '${name}': '${stem} has ${size} bytes: $${size}, $5', n: 5, no: null }, values)).toEqual({
    '${name}': 'scan-7 has 1024 bytes: ${size}, $5',
    n: 5,
    no: null,
  });
});

test('what a file is called is not read again', () => {
  expect(render({ a: '${name}!' }, { ...values, name: '$&${path}$1' })).toEqual({ a: '$&${path}$1!' });
});

test('a key named __proto__ is an ordinary one', () => {
  expect(Object.keys(render(JSON.parse('{"__proto__": "${name}"}'), values))).toEqual(['__proto__']);
});

test('words that are no placeholder, and a list within a text, are problems with their place', () => {
  expect(templateProblems({ a: { b: ['${nmae}', '$${nmae}'] }, c: 'all: ${files}', d: '${files}' })).toEqual([
    { path: '$.a.b[0]', message: expect.stringContaining('There is no placeholder ${nmae}.') },
    { path: '$.c', message: expect.stringContaining('is a list') },
  ]);
});
