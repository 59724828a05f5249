import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';

const hash = 'ab'.repeat(32);

test.each([
  ['["a.h5", {"path": "sub/b.h5", "size": 7}]', [{ path: 'day/a.h5' }, { path: 'day/sub/b.h5', size: 7 }]],
  ['{"files": ["a.h5"]}', [{ path: 'day/a.h5' }]],
  [`# of scan 7\n${hash}  a b.h5\n${hash} *c.h5\r\n\n`, [{ path: 'day/a b.h5' }, { path: 'day/c.h5' }]],
  ['..\\other\\a.h5\n', [{ path: 'other/a.h5' }]],
  ['[]', []],
])('%j', (text, listed) => expect(readManifest('day/manifest', text)).toEqual(listed));

test.each(['["a.h5", ', '{"files": 1}', '[1]', 'a.h5\nb.h', '["../../a.h5"]', ''])('not %j', text =>
  expect(readManifest('day/manifest', text)).toBeUndefined(),
);
