import type { PathUse } from '../model/uses.ts';
import type { PathMistake, PathMistakeCode } from '../path/mistake.ts';
import type { Message } from './rule.ts';

const STEPS = 'Steps begin with a dot or a bracket.';

const WORDS: Readonly<Record<PathMistakeCode, readonly [what: string, todo: string]>> = {
  'no-dollar': [
    'is no JSONPath: it does not begin with $',
    'Write $. and the way through the payload, for instance $.input.source.id.',
  ],
  empty: ['is empty', 'Write a JSONPath, for instance $.input.source.id.'],
  'name-missing': ['lacks a name after the dot', 'Write the name, or remove the dot.'],
  'trailing-dot': ['ends in a dot', 'Write the name that follows, or remove the dot.'],
  'left-over': ['has a placeholder of a template in it', 'Write the name of the property in its place.'],
  blank: ['has a blank in it that becomes a part of a name', 'Remove the blank.'],
  'bracket-unclosed': ['has a bracket that is not closed', 'Add the missing ].'],
  'bracket-empty': [
    'has nothing between the brackets',
    'Write an index ([0]) or a name in quotes ([‘a name’]).',
  ],
  'bracket-content': [
    'has something between the brackets that is neither an index nor a name in quotes',
    'Write an index ([0]) or a name in single quotes.',
  ],
  'quote-unclosed': ['has a quote that is not closed', 'Add the missing quote and ].'],
  quoted: ['is in quotes', 'A path stands without quotes of its own.'],
  'unexpected-text': ['goes on with something that is no part of a path', STEPS],
  expression: ['is an expression, and no JSONPath', ''],
  'expression-in-name': ['reads like an expression; as a path it is one long name', ''],
  'intrinsic-function': ['is a function of Amazon’s states language, which Flows has not', ''],
  'context-object': [
    'begins with $$, which Flows has not',
    'What is known about the run stands in $._context, for instance $._context.run_id.',
  ],
};

const COMPUTED: ReadonlySet<PathMistakeCode> = new Set([
  'expression',
  'expression-in-name',
  'intrinsic-function',
  'unexpected-text',
]);

/** What a message says about a path that is none. */
export function pathMistakeWords(
  use: PathUse,
  { code }: PathMistake,
): Pick<Message, 'what' | 'todo' | 'severity'> {
  const [what, general] = WORDS[code];
  const begins = use.access === 'write' && (code === 'no-dollar' || code === 'empty');
  const todo = begins ? 'Write $. and a name, for instance $.result.' : general;
  const advice = COMPUTED.has(code) ? [todo, computing(use)] : [todo];
  return {
    what: `The path in "${use.name}" ${what}.`,
    todo: advice.filter(words => words !== '').join(' '),
    // The service takes these for names, and there may be such a property.
    ...((code === 'expression-in-name' || (code === 'blank' && use.path.problems.length === 0)) && {
      severity: 'warning',
    }),
  };
}

function computing({ inTemplate, access }: PathUse): string {
  if (inTemplate)
    return 'To compute a value, end the key in “.=” and write an expression, with names without “$.” before them.';
  return access === 'write'
    ? 'A result is written to one place, for instance $.result.'
    : 'This field takes a path only: compute the value in an ExpressionEval state before, and write the path to it here.';
}
