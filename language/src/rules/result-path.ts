import { replaceNode } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import type { Span } from '../json/text.ts';
import { ownPlace } from './own-place.ts';
import { defineUnitRule } from './rule.ts';

interface BadTarget {
  at: Span;
  /** The string that names the target. */
  node: Span;
  path: string;
  /** Where the result should be written. */
  instead: string;
  cause: 'many-places' | 'context';
}

export const resultPath = defineUnitRule<BadTarget>({
  meta: {
    id: 'result-path',
    since: '0.1.0',
    severity: 'error',
    group: 'paths',
    title: 'A ResultPath that cannot be written to',
    why: 'A result is written to one place of the payload, so `ResultPath` has names and single indexes only; and `$._context` is read-only.',
    source: 'docs.globus.org, authoring flows: actions (reference path), context',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "ResultPath": "$.items[*]", "Next": "B" },
//                                               ^^^ result-path: more than one place
// = fix "Write to “$.A”"
    "B": { "Type": "Pass", "ResultPath": "$._context.x", "End": true }
//                                          ^^^^^^^^ result-path: read-only
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "ResultPath": "$.items[0].x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.items[1:]", "ResultPath": "$", "End": true } } }`,
      ],
    },
  },
  check({ state, uses }, found) {
    if (!state) return;
    for (const { node, path, access, part } of uses.paths) {
      const { segments, problems } = path;
      if (access !== 'write' || problems.length > 0) continue;
      const many = segments.find(s => s.kind !== 'name' && s.kind !== 'index');
      const [first] = segments;
      const context = first?.kind === 'name' && first.name === '_context' ? first : undefined;
      const step = many ?? context;
      if (!step) continue;
      const from = step.span.offset + (step === context && path.text[step.span.offset] === '.' ? 1 : 0);
      const at = spanInString(state.text, node, from, step.span.offset + step.span.length);
      found({
        at,
        node,
        path: path.text,
        instead: ownPlace(state.name, part.spec.byName.has('ErrorEquals')),
        cause: many ? 'many-places' : 'context',
      });
    }
  },
  render: ({ at, path, cause }) =>
    cause === 'context'
      ? {
          at,
          what: `“${path}” cannot be written: $._context is read-only.`,
          todo: 'Write the result elsewhere, for instance to $.result.',
        }
      : {
          at,
          what: `“${path}” can point to more than one place, so a result cannot be written there.`,
          todo: 'Use names and single indexes only, for instance $.results.',
        },
  fixes: ({ node, instead }) => [
    {
      title: `Write to “${instead}”`,
      edits: [replaceNode(node, JSON.stringify(instead))],
      safe: false,
    },
  ],
});
