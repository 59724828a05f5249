import { spanInString } from '../json/string.ts';
import type { Gap } from '../payload/gaps.ts';
import { alsoRead, missingPath, spanOfMiss } from './gap-words.ts';
import { defineFlowRule } from './rule.ts';

export const detailsSkipped = defineFlowRule<Gap>({
  meta: {
    id: 'details-skipped',
    since: '0.2.0',
    severity: 'warning',
    group: 'payload',
    title: 'A result that is read without its details',
    why: 'What an action provider answers stands in the `details` of the action’s status. Beside it there are only `status`, `action_id` and the like.',
    source: 'action provider documentation; recorded run logs',
    examples: {
      bad: [
        `{
  "StartAt": "Look",
  "States": {
    "Look": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/stat",
      "Parameters": { "endpoint_id.$": "$.id", "path.$": "$.path" },
      "ResultPath": "$.Look",
      "WaitTime": 60,
      "ExceptionOnActionFailure": true,
      "Next": "Say"
    },
    "Say": { "Type": "Pass", "Parameters": { "kind.$": "$.Look.type" }, "End": true }
//                                                             ^^^^ details-skipped: “$.Look.details.type”
// = fix "Change to “$.Look.details.type”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "Look", "States": { "Look": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "Parameters": { "endpoint_id.$": "$.id", "path.$": "$.path" }, "ResultPath": "$.Look", "WaitTime": 60, "ExceptionOnActionFailure": true, "Next": "Say" }, "Say": { "Type": "Pass", "Parameters": { "kind.$": "$.Look.details.type", "status.$": "$.Look.status" }, "End": true } } }`,
        `{ "StartAt": "Say", "States": { "Say": { "Type": "Pass", "Parameters": { "kind.$": "$.Look.type" }, "End": true } } }`,
      ],
    },
  },
  check({ gaps }, found) {
    for (const gap of gaps) if (gap.kind === 'details') found(gap);
  },
  render: (gap, document) => ({
    at: spanOfMiss(document, gap.index, gap.miss),
    what: `“${missingPath(gap.miss)}” is not there: what the action provider answers stands in “details”.`,
    todo: `Read “${missingPath(throughDetails(gap))}”.`,
    related: alsoRead(document, gap),
  }),
  fixes: (gap, document) => {
    const { read, missingAt } = gap.miss;
    const span = read.spans[missingAt];
    const state = document.states[gap.index];
    const text = state?.text ?? '';
    const at = span && spanInString(text, read.node, span.offset, span.offset);
    // An attribute’s span begins behind its dot, that of a path’s step with it; one in brackets is left alone.
    const after = at && text[at.offset] === '.' ? '.details' : 'details.';
    return at && text[at.offset] !== '['
      ? [
          {
            title: `Change to “${missingPath(throughDetails(gap))}”`,
            edits: [document.editOf(gap.index, { span: at, newText: after })],
            safe: true,
          },
        ]
      : [];
  },
});

function throughDetails({ miss }: Gap): Gap['miss'] {
  const { read, missingAt } = miss;
  const steps = [...read.steps.slice(0, missingAt), 'details', ...read.steps.slice(missingAt)];
  return { ...miss, read: { ...read, steps }, missingAt: steps.length - 1 };
}
