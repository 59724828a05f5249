import { FUNCTIONS } from '../expression/functions.ts';
import { methodsNamed } from '../expression/methods.ts';
import { signatureText } from '../expression/signature.ts';
import { findMisuses, type Misuse, spanOf } from './misuse.ts';
import { defineUnitRule } from './rule.ts';

export const functionArguments = defineUnitRule<Misuse<'argument-count' | 'unknown-keyword'>>({
  meta: {
    id: 'function-arguments',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'A call with too few or too many arguments',
    why: 'A function or method that is called with another number of arguments than it takes, or with a keyword argument that it has not, fails.',
    source: 'docs.globus.org, authoring flows: expressions; Python’s built-in functions and methods',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "len(x, y) + x.count()", "b.=": "x.split(by=',')" },
//                               ^^^^^^ function-arguments: takes 1 argument, and not 2
//                                               ^^ function-arguments: 1 to 3 arguments, and not 0
//                                                                    ^^ function-arguments: has no argument “by”
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "len(x) + x.count('a')", "b.=": "x.split(sep=',') + dict(a=1).x" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "getattr('x', 1) if is_present('y') else pathsplit('/a')" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['argument-count', 'unknown-keyword'], found),
  render: ({ use, mistake }, unit) => ({
    at: spanOf(unit, use, mistake.span),
    what:
      mistake.kind === 'unknown-keyword'
        ? `“${mistake.name}” has no argument “${mistake.keyword}”.`
        : `“${mistake.name}” takes ${countWords(mistake)}, and not ${mistake.given}.`,
    todo: `It is called so: ${usage(mistake.name)}.`,
  }),
});

function countWords({ least, most }: { least: number; most: number }): string {
  if (least === most) return most === 0 ? 'no argument' : most === 1 ? '1 argument' : `${most} arguments`;
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} arguments`;
  return most - least === 1 ? `${least} or ${most} arguments` : `${least} to ${most} arguments`;
}

function usage(name: string): string {
  const spec = FUNCTIONS.get(name);
  const signatures = (spec ? [spec] : methodsNamed(name)).map(signatureText);
  return [...new Set(signatures)].join(', or ');
}
