import type { DottedPathProblem } from '../expression/dotted-path.ts';
import type { PathProblemCode } from '../path/parse.ts';
import type { Message } from './rule.ts';

type Words = Pick<Message, 'what' | 'todo'>;

const MALFORMED: Readonly<Record<PathProblemCode | 'unclosed', readonly [what: string, todo: string]>> = {
  unclosed: ['has no closing back-quote', 'Add it.'],
  'no-dollar': ['does not begin with $', 'Write `$.name`, or the name without back-quotes.'],
  empty: ['is empty', 'Write `$.name`.'],
  'name-missing': ['lacks a name after the dot', 'Write the name, or remove the dot.'],
  'bracket-unclosed': ['has a bracket that is not closed', 'Add the missing ].'],
  'bracket-empty': ['has nothing between the brackets', 'Write an index, [0], or a name in quotes.'],
  'bracket-content': [
    'has something between the brackets that is neither an index nor a name in quotes',
    'Write an index, [0], or a name in quotes. A computed index stands after the closing back-quote.',
  ],
  'quote-unclosed': ['has a quote that is not closed', 'Add the missing quote and ].'],
  'unexpected-text': [
    'goes on with something that is no part of a path',
    'Close the back-quote where the path ends.',
  ],
};

/** About a path in back-quotes. */
export function pathProblemWords(code: PathProblemCode | 'unclosed'): Words {
  const [what, todo] = MALFORMED[code];
  return { what: `The path in back-quotes ${what}.`, todo };
}

/** About the first argument of `is_present` or `getattr`. */
export function quotedPathWords(name: string, problem: DottedPathProblem | 'unquoted' | 'no-text'): Words {
  const example = `Write it like ${name}('input.items[0]').`;
  switch (problem) {
    case 'unquoted':
      return {
        what: `“${name}” takes a path as a text in quotes; this is the value itself, and reading it fails if it is not there.`,
        todo: example,
      };
    case 'no-text':
      return { what: `“${name}” takes a path as a text in quotes.`, todo: example };
    case 'dollar':
      return { what: `The path for “${name}” is written without “$.”.`, todo: example };
    case 'empty':
      return { what: `The path for “${name}” is empty.`, todo: example };
    case 'name-missing':
      return { what: `The path for “${name}” lacks a name beside a dot.`, todo: example };
    case 'bracket':
      return {
        what: `The path for “${name}” has brackets round something else than an index.`,
        todo: `Names follow a dot, without quotes. ${example}`,
      };
    case 'unexpected-text':
      return { what: `The path for “${name}” goes on with something that is no part of one.`, todo: example };
  }
}
