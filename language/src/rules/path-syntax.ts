import { replaceNode } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import type { Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import type { PathProblemCode } from '../path/parse.ts';
import { defineUnitRule } from './rule.ts';

interface BadPath {
  name: string;
  node: JsonNode;
  at: Span;
  /** Undefined when the value is no string at all. */
  code: PathProblemCode | undefined;
}

const WORDS: Readonly<Record<PathProblemCode, readonly [what: string, todo: string]>> = {
  'no-dollar': [
    'is no JSONPath: it does not begin with $',
    'Write $. and the way through the payload, for instance $.input.source.id.',
  ],
  empty: ['is empty', 'Write a JSONPath, for instance $.input.source.id.'],
  'name-missing': ['lacks a name after the dot', 'Write the name, or remove the dot.'],
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
  'unexpected-text': [
    'goes on with something that is no part of a path',
    'Steps begin with a dot or a bracket. To compute a value, end the key in “.=” and write an expression.',
  ],
};

export const pathSyntax = defineUnitRule<BadPath>({
  meta: {
    id: 'path-syntax',
    since: '0.1.0',
    severity: 'error',
    group: 'paths',
    title: 'A malformed JSONPath',
    why: 'The value of a key that ends in `.$`, and of a field that takes a path, is a JSONPath into the payload: `$`, then steps like `.name`, `[0]` or `[‘a name’]`. The service refuses anything else, or the run fails at this state.',
    source: 'docs.globus.org, authoring flows: actions; pattern of the published API types',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "a.$": "input.id",
//              ^^^^^^^^ path-syntax: does not begin with $
// = fix "Change to “$.input.id”"
        "list": [{ "b.$": "$.items[" }],
//                                ^ path-syntax: bracket that is not closed
        "c.$": 5
//             ^ path-syntax: is not a string
      },
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "$.x[0]['b c'].d", "b": "not a path" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$", "ResultPath": "$", "End": true } } }`,
      ],
    },
  },
  check({ text, uses }, found) {
    for (const { node, path, name } of uses.paths) {
      const [problem] = path.problems;
      if (!problem) continue;
      const { offset, length } = problem.span;
      const at = path.text === '' ? node : spanInString(text, node, offset, offset + length);
      found({ name, node, at: { offset: at.offset, length: at.length }, code: problem.code });
    }
    for (const { member } of uses.dynamicKeys)
      if (member.value && member.value.type !== 'string')
        found({ name: member.name, node: member.value, at: member.value, code: undefined });
  },
  render: ({ name, at, code }) => {
    if (code === undefined)
      return {
        at,
        what: `The value of "${name}" is not a string.`,
        todo: name.endsWith('.$')
          ? 'Write a JSONPath, or take “.$” off the key to write a constant.'
          : 'Write an expression, or take “.=” off the key to write a constant.',
      };
    const [what, todo] = WORDS[code];
    return { at, what: `The path in "${name}" ${what}.`, todo };
  },
  fixes: ({ node, code }) => {
    const path = String(node.value);
    return code === 'no-dollar' && /^\.?[A-Za-z_][\w.[\]-]*$/.test(path)
      ? [
          {
            title: `Change to “$.${path.replace(/^\./, '')}”`,
            edits: [replaceNode(node, JSON.stringify(`$.${path.replace(/^\./, '')}`))],
            safe: false,
          },
        ]
      : [];
  },
});
