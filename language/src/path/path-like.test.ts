import { expect, test } from 'vitest';
import { isPathLike } from './path-like.ts';

test.each(['$.a', '$._context.run_id', '$.a.b[0].c', "$['a b'].c", '$.items[1:]', '$.user-id'])(
  '%s is meant as a path',
  text => expect(isPathLike(text)).toBe(true),
);

test.each(['', '$', '$name', '$.50', '$.', '$.a b', '$.a is missing', '$.*', '$..a', '$[0]', 'a.b'])(
  '%s need not be',
  text => expect(isPathLike(text)).toBe(false),
);
