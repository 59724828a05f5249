import type { Gap } from '../payload/gaps.ts';
import { Presence } from '../shape/shape.ts';
import { alsoRead, instead, lossOf, mayGoOn, missingPath, renameFix, spanOfMiss } from './gap-words.ts';
import { defineFlowRule } from './rule.ts';

export const pathNeverSet = defineFlowRule<Gap>({
  meta: {
    id: 'path-never-set',
    since: '0.2.0',
    severity: 'error',
    group: 'payload',
    title: 'A value that is on no route there',
    why: 'Nothing that comes before writes it, and the payload is known well enough to say that it cannot be there: the run fails at this state.',
    source:
      'recorded answer of the service’s own analysis (keys which are not a part of this data); run semantics, JSONPath',
    examples: {
      bad: [
        `{
  "StartAt": "Say",
  "States": {
    "Say": { "Type": "Pass", "Result": { "greeting": "Hello" }, "ResultPath": "$.said", "Next": "Repeat" },
    "Repeat": { "Type": "Pass", "Parameters": { "word.$": "$.said.greting" }, "End": true }
//                                                                ^^^^^^^ path-never-set: Did you mean “greeting”?
// = fix "Change to “greeting”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "x": 1 }, "ResultPath": "$.a", "Next": "B" }, "B": { "Type": "Pass", "Parameters": { "y.$": "$.a.x" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "y.$": "$.from.the.input" }, "End": true } } }`,
      ],
    },
  },
  check({ gaps }, found) {
    // What is not in the context is so whatever the route: unknown-context-property says it.
    for (const gap of gaps) if (gap.kind === 'never' && gap.miss.read.steps[0] !== '_context') found(gap);
  },
  render: (gap, document) => {
    const { index, miss } = gap;
    // What nobody declares may be there all the same.
    const weak = mayGoOn(miss.read) || !(miss.presence & Presence.Absent);
    return {
      at: spanOfMiss(document, index, miss),
      what: `“${missingPath(miss)}” is never there when a run comes to state “${document.states[index]?.name}”.`,
      todo: instead(document, gap),
      related: [...lossOf(document, gap), ...alsoRead(document, gap)],
      ...(weak && { severity: 'warning' as const }),
    };
  },
  fixes: (gap, document) => renameFix(document, gap),
});
