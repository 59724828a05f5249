import type { JsonNode } from '../json/tree.ts';
import { isBroken } from '../model/unit.ts';
import { bodyProblems, type Taker } from '../providers/body-problems.ts';
import { append } from '../providers/layout.ts';
import { list } from './field-words.ts';
import { defineUnitRule } from './rule.ts';
import { spanOf } from './value-words.ts';

interface Missing {
  taker: Taker;
  /** `Parameters`, where it is the whole body that lacks them. */
  key: JsonNode | undefined;
  object: JsonNode;
  /** One group of names, or one of several. */
  groups: readonly (readonly string[])[];
}

export const missingParameter = defineUnitRule<Missing>({
  meta: {
    id: 'missing-parameter',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A parameter that the action provider needs is missing',
    why: 'The action cannot be started without it: the run fails at this state with `ActionUnableToRun`.',
    source: 'documentation and published schemas of the hosted action providers',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "Parameters": {
//    ^^^^^^^^^^^^ missing-parameter: needs destination_endpoint
// = fix "Add “destination_endpoint.$”"
        "source_endpoint.$": "$.from.id",
        "DATA": [{ "source_path": "/a/" }]
//               ^^^^^^^^^^^^^^^^^^^^^^^^ missing-parameter: needs destination_path
      },
      "WaitTime": 3600,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "Parameters": { "endpoint_id.$": "$.id", "path.=": "folder + '/a'" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/stat", "InputPath": "$.what", "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    const checked = unit.state && bodyProblems(unit.state);
    if (!unit.state || !checked) return;
    const { taker } = checked;
    for (const problem of checked.problems) {
      if (problem.kind !== 'missing' && problem.kind !== 'missing-choice') continue;
      if (isBroken(unit, problem.object)) continue;
      const groups = problem.kind === 'missing' ? [problem.names] : problem.groups;
      const field = unit.state.fields.get('Parameters');
      const key = field?.value === problem.object ? field.key : undefined;
      found({ taker, key, object: problem.object, groups });
    }
  },
  render: ({ taker, key, object, groups }, { text }) => ({
    at: key ?? spanOf(text, object),
    what: `${taker.words} needs ${groups.map(names => list(names, 'and')).join(', or ')}${key ? '' : ' here'}.`,
    todo: groups.length === 1 && groups[0]?.length === 1 ? 'Add it.' : 'Add them.',
    ...(taker.inferred && { severity: 'information' }),
    ...(taker.provider?.complete && { severity: 'error' }),
  }),
  fixes: ({ object, groups }, { text }) =>
    groups.map(names => ({
      title: `Add ${list(
        names.map(name => `“${name}.$”`),
        'and',
      )}`,
      edits: [
        append(
          text,
          object,
          names.map(name => `"${name}.$": "$.${name}"`),
        ),
      ],
      safe: false,
    })),
});
