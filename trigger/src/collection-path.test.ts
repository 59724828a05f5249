import { expect, test } from 'vitest';
import { folderOf, joined, personalPath } from './collection-path.ts';

test('paths of Globus Connect Personal', () => {
  expect(personalPath('/home/ada/data')).toBe('/home/ada/data');
  expect(personalPath('C:\\Users\\ada\\data')).toBe('/C/Users/ada/data');
  expect(personalPath('d:\\')).toBe('/D/');
  expect(personalPath('\\\\server\\data')).toBeUndefined();
});

test('paths in a folder of a collection', () => {
  expect(joined('/raw', 'a/b.h5')).toBe('/raw/a/b.h5');
  expect(joined('/', 'b.h5')).toBe('/b.h5');
  expect(joined('/~/', 'b.h5')).toBe('/~/b.h5');
  expect(folderOf('/raw/a/b.h5')).toBe('/raw/a/');
});
