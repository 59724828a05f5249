import { addMember } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import { elements, type JsonNode, member, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import type { Gap } from '../payload/gaps.ts';
import { alsoRead, missingPath, routeWords, spanOfMiss } from './gap-words.ts';
import { ownPlace } from './own-place.ts';
import { defineFlowRule, type Fix } from './rule.ts';

export const payloadOverwritten = defineFlowRule<Gap>({
  meta: {
    id: 'payload-overwritten',
    since: '0.2.0',
    severity: 'warning',
    group: 'payload',
    title: 'A result that replaces a payload which is still needed',
    why: 'Without `ResultPath` a result, or the information about an error, replaces the whole payload. States that follow no longer find the input or what others wrote, and the run fails there.',
    source:
      'docs.globus.org, authoring flows: actions (ResultPath), exceptions (the flow state is overwritten)',
    examples: {
      bad: [
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
//  ^^^^^^ payload-overwritten: “$.to”
// = fix "Write the result to “$.Copy”"
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "InputPath": "$.task",
      "WaitTime": 3600,
      "ExceptionOnActionFailure": true,
      "Next": "Done"
    },
    "Done": { "Type": "Pass", "Parameters": { "to.$": "$.to" }, "End": true }
  }
}`,
        `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "InputPath": "$.task",
      "ResultPath": "$.Copy",
      "WaitTime": 3600,
      "ExceptionOnActionFailure": true,
      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Tell" }],
//              ^ payload-overwritten: “Copy” (on an error) → “Tell”
// = fix "Write the error to “$.error”"
      "End": true
    },
    "Tell": { "Type": "Pass", "Parameters": { "path.$": "$.to.path" }, "End": true }
  }
}`,
      ],
      good: [
        `{ "StartAt": "Copy", "States": { "Copy": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "InputPath": "$.task", "WaitTime": 3600, "ExceptionOnActionFailure": true, "Next": "Done" }, "Done": { "Type": "Pass", "Parameters": { "to.$": "$.details.task_id" }, "End": true } } }`,
        `{ "StartAt": "Copy", "States": { "Copy": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/transfer", "InputPath": "$.task", "WaitTime": 3600, "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ gaps }, found) {
    for (const gap of gaps) if (gap.kind === 'overwritten') found(gap);
  },
  render: (gap, document) => {
    const { index, miss } = gap;
    const leg = legOf(gap);
    const state = leg && document.states[leg.state];
    const catcher = leg && state && catcherOf(state, leg.way);
    const at =
      leg && catcher ? document.spanOf(leg.state, brace(catcher)) : document.keyOf(leg?.state ?? index);
    const what = catcher
      ? 'The information about the error replaces'
      : `The result of “${state?.name}” replaces`;
    return {
      at,
      what: `${what} the whole payload, so “${missingPath(miss)}” is gone on the route ${routeWords(document, gap)}.`,
      todo: 'Write it to a place of its own with ResultPath.',
      related: [
        {
          at: spanOfMiss(document, index, miss),
          message: `State “${document.states[index]?.name}” reads “${missingPath(miss)}” here.`,
        },
        ...alsoRead(document, gap),
      ],
    };
  },
  fixes: (gap, document): Fix[] => {
    const leg = legOf(gap);
    const state = leg && document.states[leg.state];
    if (!leg || !state?.node) return [];
    const catcher = catcherOf(state, leg.way);
    const path = ownPlace(state.name, catcher !== undefined);
    const edit = addMember(state.text, catcher ?? state.node, 'ResultPath', JSON.stringify(path));
    const title = `Write the ${catcher ? 'error' : 'result'} to “${path}”`;
    return [{ title, edits: [document.editOf(leg.state, edit)], safe: false }];
  },
});

function legOf({ witness }: Gap) {
  return witness?.route[witness.lostOn];
}

/** The catcher by which that transition leaves the state. */
function catcherOf(state: State, way: number): JsonNode | undefined {
  if (state.transitions[way]?.via !== 'Catch') return undefined;
  const nth = state.transitions.slice(0, way).filter(t => t.via === 'Catch').length;
  const leading = elements(state.value('Catch')).filter(
    c => stringValue(member(c, 'Next')?.value) !== undefined,
  );
  return leading[nth];
}

function brace({ offset }: Span): Span {
  return { offset, length: 1 };
}
