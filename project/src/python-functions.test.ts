import { expect, test } from 'vitest';
import { pythonFunctions } from './python-functions.ts';

const names = (text: string) => pythonFunctions(text).map(({ name }) => name);

test('a function is its own lines, and no more', () => {
  const text = `import numpy as np

def reduce_scan(folder):
    """Mean of the frames."""
    import os

    # not indented as the rest
# at the margin
    return os.listdir(folder)


X = 1
def other(a,
          b: int = 2,
):
    return a
print(other(1))
`;
  const [first, second] = pythonFunctions(text);
  expect(first).toMatchObject({
    name: 'reduce_scan',
    line: 3,
    description: 'Mean of the frames.',
    decorated: false,
    foreignImports: [],
  });
  expect(first?.source).toMatch(/^def reduce_scan[\s\S]*listdir\(folder\)\n$/);
  expect(second?.source).toBe('def other(a,\n          b: int = 2,\n):\n    return a\n');
});

test('what it uses from outside is named: an endpoint does not have it', () => {
  const text = `import numpy as np
from os.path import join, exists as there
import json
@python_app
def f(x):
    import json
    return np.mean(json.loads(x)) if there(x) else None
`;
  const [found] = pythonFunctions(text);
  expect(found).toMatchObject({ decorated: true, foreignImports: ['np', 'there'] });
});

test('only what is at the top, and no text that looks like it', () => {
  expect(
    names(`"""
def not_this():
"""
class A:
    def method(self): pass
async def later(): pass
def größe(x): return x
def one_line(x): return x  # """
def last(): pass`),
  ).toEqual(['größe', 'one_line', 'last']);
  expect(names('')).toEqual([]);
  expect(names('\uFEFFdef a():\r\n    pass\r\n')).toEqual(['a']);
});
