import { defineFlowRule } from './rule.ts';

interface Duplicate {
  first: number;
  later: number;
}

export const duplicateState = defineFlowRule<Duplicate>({
  meta: {
    id: 'duplicate-state',
    since: '0.2.0',
    severity: 'warning',
    group: 'structure',
    title: 'Two states with the same name',
    why: 'JSON readers keep the last of two equal keys and drop the other without a word: a whole state is lost, with all its work.',
    source: 'JSON readers in the chain keep the last of two equal keys (run semantics, data model)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "End": true },
    "A": { "Type": "Fail" }
//  ^^^ duplicate-state: second state “A”
// = fix "Remove the first “A”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "a", "States": { "a": { "Type": "Pass", "Next": "A" }, "A": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check({ states, graph }, found) {
    if (graph.byName.size === states.length) return;
    const seen = new Map<string, number>();
    for (const [later, { name }] of states.entries()) {
      const first = seen.get(name);
      if (first === undefined) seen.set(name, later);
      else found({ first, later });
    }
  },
  render: ({ first, later }, document) => ({
    at: document.keyOf(later),
    what: `This is the second state “${document.states[later]?.name}”: the one before is lost.`,
    todo: 'Give one of them another name, or remove one.',
    related: [{ at: document.keyOf(first), message: 'The first, which is dropped.' }],
  }),
  fixes: ({ first }, document) => [
    {
      title: `Remove the first “${document.states[first]?.name}”`,
      edits: document.removalOf(first),
      safe: false,
    },
  ],
});
