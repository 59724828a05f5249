import { START } from '../graph/graph.ts';
import type { Span } from '../json/text.ts';
import { list } from './field-words.ts';
import { defineFlowRule } from './rule.ts';

interface UnknownState {
  to: string;
  at: Span;
  meant: string | undefined;
}

export const unknownState = defineFlowRule<UnknownState>({
  meta: {
    id: 'unknown-state',
    since: '0.1.0',
    severity: 'error',
    group: 'graph',
    title: 'A transition to a state that does not exist',
    why: 'The service refuses a definition in which `StartAt`, `Next`, `Default`, a catcher or a choice rule names no state.',
    source: 'docs.globus.org, authoring flows: introduction',
    examples: {
      bad: [
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": { "Type": "Pass", "Next": "Don" },
//                                    ^^^^^ unknown-state: Did you mean “Done”?
// = fix "Change to “Done”"
    "Done": { "Type": "Pass", "End": true }
  }
}`,
        `{
  "StartAt": "Begin",
//           ^^^^^^^ unknown-state: The states are “A”
  "States": { "A": { "Type": "Pass", "End": true } }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A b.c", "States": { "A b.c": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    if (document.head.states?.type !== 'object') return; // that there are none is what is told
    for (const { from, order, meant } of document.graph.dangling) {
      const transition = from === START ? document.head.start : document.states[from]?.transitions[order];
      const at = transition && document.spanOf(from === START ? undefined : from, transition.at);
      if (at) found({ to: transition.to, at, meant });
    }
  },
  render: ({ to, at, meant }, { graph }) => {
    const some = firstNames(graph.byName.keys());
    return {
      at,
      what: `There is no state “${to}”.`,
      todo: meant
        ? `Did you mean “${meant}”?`
        : some.length > 0
          ? `The states are ${list(
              some.map(n => (n === '…' ? n : `“${n}”`)),
              'and',
            )}.`
          : 'Add it to States.',
    };
  },
  fixes: ({ at, meant }) =>
    meant
      ? [
          {
            title: `Change to “${meant}”`,
            edits: [{ span: at, newText: JSON.stringify(meant) }],
            safe: true,
          },
        ]
      : [],
});

/** A definition may have thousands, and as many findings: none looks at all of them. */
function firstNames(names: Iterable<string>): string[] {
  const first: string[] = [];
  for (const name of names) {
    if (first.length === MOST_NAMES) return [...first, '…'];
    first.push(name);
  }
  return first;
}

const MOST_NAMES = 8;
