import { removeMember, renameKey } from '../json/edits.ts';
import type { Member } from '../json/tree.ts';
import { isComparison } from '../model/comparisons.ts';
import type { Part } from '../model/part.ts';
import { NESTED_RULE_SPEC, RULE_SPEC } from '../model/part-specs.ts';
import { STATE_SPECS } from '../model/state-specs.ts';
import { breaks } from '../model/unit.ts';
import { nearest } from '../text-distance.ts';
import { list, partWords } from './field-words.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface UnknownField {
  part: Part;
  member: Member;
  meant: string | undefined;
}

// What other states languages have, and what takes its place here (flows-language §1.3).
const ELSEWHERE: Readonly<Record<string, string>> = {
  OutputPath:
    'Flows has no OutputPath: write the result with ResultPath, and rearrange the payload in a Pass state that follows.',
  Retry: 'Flows has no Retry: catch the exception, and go back through a Choice or Wait state.',
  ResultSelector: 'Flows has no ResultSelector: select in a Pass or ExpressionEval state that follows.',
  TimeoutSeconds: 'Flows has no TimeoutSeconds: an Action state has WaitTime.',
  HeartbeatSeconds: 'Flows has no heartbeat: an Action state has WaitTime.',
  Resource: 'Flows has no Resource: an Action state has ActionUrl.',
  Branches: 'Flows has no parallel branches: states run one after the other.',
  Iterator: 'Flows has no Map: build a loop with a Choice state, or a list with an expression.',
  ItemProcessor: 'Flows has no Map: build a loop with a Choice state, or a list with an expression.',
  Assign: 'Flows has no variables: write values into the payload with ExpressionEval and ResultPath.',
  Arguments: 'Flows has no JSONata: use Parameters.',
  Output: 'Flows has no JSONata: use ResultPath.',
  QueryLanguage: 'Flows has no JSONata: paths are JSONPath, expressions stand in keys that end in “.=”.',
  Version: 'A flow definition has no version field: remove it.',
};

export const unknownField = defineUnitRule<UnknownField>({
  meta: {
    id: 'unknown-field',
    since: '0.1.0',
    severity: 'error',
    group: 'structure',
    title: 'A field that does not exist here',
    why: 'The service refuses a definition with a field that it does not know.',
    source: 'published definition schema (additionalProperties: false)',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Paramters": { "x": 1 },
//    ^^^^^^^^^^^ unknown-field: Did you mean "Parameters"?
// = fix "Change to “Parameters”"
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "OutputPath": "$.x", "End": true }
//                         ^^^^^^^^^^^^ unknown-field: no OutputPath
// = fix "Remove “OutputPath”"
  }
}`,
      ],
      good: [
        `{ "Comment": "c", "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "c", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "Retry": 1 }, "End": true } } }`,
      ],
    },
  },
  check({ parts, problems }, found) {
    // Where a quote or a bracket is missing, anything may look like a name here: only a slip of the pen is told.
    const broken = problems.some(breaks);
    for (const part of parts) {
      let free: string[] | undefined;
      for (const { name, field, member } of part.entries) {
        if (field || name === '') continue;
        free ??= freeNames(part);
        const meant = Object.hasOwn(ELSEWHERE, name) ? undefined : nearest(name, free);
        if (!broken || (meant !== undefined && WORD.test(name))) found({ part, member, meant });
      }
    }
  },
  render: ({ part, member, meant }, unit) => {
    const known = part.spec.fields.map(f => f.name);
    const hint = Object.hasOwn(ELSEWHERE, member.name) ? ELSEWHERE[member.name] : undefined;
    const nestedNext = member.name === 'Next' && part.spec.title.startsWith('a rule inside');
    return {
      at: member.key,
      what: `There is no field "${member.name}" in ${partWords(part, unit)}; the service refuses the definition.`,
      todo: nestedNext
        ? 'Only the outermost rule says where to go: move Next there.'
        : (hint ?? (meant ? `Did you mean "${meant}"?` : `It may have ${list(known, 'and')}.`)),
    };
  },
  fixes: ({ part, member, meant }, unit): Fix[] => {
    const other = otherName(part, member);
    const fixes: Fix[] = [];
    if (meant) fixes.push({ title: `Change to “${meant}”`, edits: [renameKey(member, meant)], safe: true });
    else if (other)
      fixes.push({ title: `Make it “${other}”`, edits: [renameKey(member, other)], safe: false });
    if (!other && !isAllOf(part, member))
      fixes.push({
        title: `Remove “${member.name}”`,
        edits: [removeMember(unit.text, part.node, member)],
        safe: false,
      });
    return fixes;
  },
});

const WORD = /^\w+$/;

/** The field of another name that has the same sense here, and does not stand there yet. */
function otherName({ spec, entries }: Part, { name }: Member): string | undefined {
  const other =
    spec === STATE_SPECS.Choice && name === 'Next'
      ? 'Default'
      : spec === STATE_SPECS.Action && name === 'TimeoutSeconds'
        ? 'WaitTime'
        : undefined;
  return other !== undefined && entries.some(e => e.name === other) ? undefined : other;
}

/** It is all that the rule compares with: without it, the rule asks nothing. */
function isAllOf({ spec, entries }: Part, { name }: Member): boolean {
  if (spec !== RULE_SPEC && spec !== NESTED_RULE_SPEC) return false;
  return (
    name !== 'Next' && entries.some(e => e.name === 'Variable') && !entries.some(e => isComparison(e.name))
  );
}

/** The fields that the part may still have. */
function freeNames({ spec, entries }: Part): string[] {
  const present = new Set(entries.map(e => e.name));
  return spec.fields.map(f => f.name).filter(name => !present.has(name));
}
