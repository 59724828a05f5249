import type { State } from '../model/flow.ts';
import { list } from './field-words.ts';
import { defineRule } from './rule.ts';

/** States that lead only to each other, in document order. */
type Trap = readonly [State, ...State[]];

export const noExit = defineRule<Trap>({
  meta: {
    id: 'no-exit',
    since: '0.1.0',
    severity: 'warning',
    group: 'graph',
    title: 'A loop without a way out',
    why: 'A run that gets here goes round until it is cancelled, or until the service ends it after a year: no state that follows ends the run.',
    source: 'the state graph; run duration limit on docs.globus.org, limits',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
//  ^^^ no-exit: “A” and “B”
    "B": { "Type": "Wait", "Seconds": 60, "Next": "A" }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "A" }
//  ^^^ no-exit: “A”
// = fix "End the run after “A”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.done", "BooleanEquals": true, "Next": "C" }], "Default": "B" }, "B": { "Type": "Wait", "Seconds": 5, "Next": "A" }, "C": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "A2" }, "A2": { "Type": "Fail" } } }`,
      ],
    },
  },
  check(document) {
    const { flow, graph, broken } = document;
    if (broken) return [];
    const trapped = [...flow.byName.values()].filter(s => graph.reachable.has(s) && !graph.ending.has(s));
    return traps(trapped, graph.successors);
  },
  render: trap => ({
    at: trap[0].key,
    what: `A run that gets to state “${trap[0].name}” never ends: ${list(
      trap.map(s => `“${s.name}”`),
      'and',
    )} ${trap.length > 1 ? 'lead only to each other' : 'leads only to itself'}.`,
    todo: 'Lead one of them to a state with "End": true, for instance through a Choice.',
    related: trap.slice(1).map(state => ({ at: state.key, message: `“${state.name}” is part of the loop.` })),
  }),
  fixes: trap => {
    const next = trap.length === 1 ? trap[0].fields.get('Next') : undefined;
    return next
      ? [
          {
            title: `End the run after “${trap[0].name}”`,
            edits: [{ span: next.node, newText: '"End": true' }],
            safe: false,
          },
        ]
      : [];
  },
});

/** Groups states that lead to each other, directly or not: one loop is one mistake. */
function traps(states: readonly State[], successors: ReadonlyMap<State, readonly State[]>): Trap[] {
  const neighbours = new Map<State, State[]>(states.map(s => [s, []]));
  for (const state of states)
    for (const target of successors.get(state) ?? []) {
      neighbours.get(state)?.push(target);
      neighbours.get(target)?.push(state);
    }
  const groups: Trap[] = [];
  const seen = new Set<State>();
  for (const state of states) {
    if (seen.has(state)) continue;
    const group = new Set([state]);
    const open = [state];
    for (let at = open.pop(); at; at = open.pop())
      for (const next of neighbours.get(at) ?? [])
        if (!group.has(next)) {
          group.add(next);
          open.push(next);
        }
    for (const one of group) seen.add(one);
    groups.push([state, ...states.filter(s => s !== state && group.has(s))]);
  }
  return groups;
}
