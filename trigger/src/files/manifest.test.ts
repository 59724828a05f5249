import { expect, test } from 'vitest';
import { readManifest } from './manifest.ts';

const hash = 'ab'.repeat(32);

test.each([
  ['["a.h5", {"path": "sub/b.h5", "size": 7}]', [{ path: 'day/a.h5' }, { path: 'day/sub/b.h5', size: 7 }]],
  ['{"files": ["a.h5"]}', [{ path: 'day/a.h5' }]],
  [`# of scan 7\n${hash}  a b.h5\n${hash} *c.h5\r\n\n`, [{ path: 'day/a b.h5' }, { path: 'day/c.h5' }]],
  ['..\\other\\a.h5\n', [{ path: 'other/a.h5' }]],
  ['[]', []],
  ['\uFEFF["a.h5"]', [{ path: 'day/a.h5' }]],
  ['\uFEFFa.h5\r\n', [{ path: 'day/a.h5' }]],
])('%j', (text, listed) => expect(readManifest('day/manifest', text)).toEqual(listed));

test.each([
  ['["a.h5", ', 'not all of it is there'],
  ['{"files": 1}', 'neither a JSON list'],
  ['[1]', 'not each of its items'],
  ['[{"path": "a.h5", "size": 1.5}]', 'a size in bytes'],
  ['a.h5\nb.h', 'its last line does not end'],
  ['["../../a.h5"]', 'outside of the watched folder'],
  ['/data/a.h5\n', 'it lists "/data/a.h5", but names must be relative'],
  ['["D:\\\\data\\\\a.h5"]', 'must be relative'],
  ['["a\\u0000b"]', 'no name of a file'],
  ['', 'it is empty'],
])('not %j', (text, why) => expect(readManifest('day/manifest', text)).toContain(why));
