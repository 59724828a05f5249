import { removeMember, renameKey } from '../json/edits.ts';
import type { Member } from '../json/tree.ts';
import { isComparison } from '../model/comparisons.ts';
import type { Part } from '../model/part.ts';
import { NESTED_RULE_SPEC, RULE_SPEC } from '../model/part-specs.ts';
import { breaks } from '../model/unit.ts';
import { list, partWords } from './field-words.ts';
import { ELSEWHERE, lacking, misspelt, otherName } from './meant-field.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface UnknownField {
  part: Part;
  member: Member;
  meant: string | undefined;
}

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
      for (const { name, field, member } of part.entries) {
        if (field || name === '') continue;
        const meant = misspelt(part, name);
        if (!broken || (meant !== undefined && WORD.test(name))) found({ part, member, meant });
      }
    }
  },
  render: ({ part, member, meant }, unit) => {
    const known = part.spec.fields.map(f => f.name);
    const nestedNext = member.name === 'Next' && part.spec.title.startsWith('a rule inside');
    return {
      at: member.key,
      what: `There is no field "${member.name}" in ${partWords(part, unit)}; the service refuses the definition.`,
      todo: nestedNext
        ? 'Only the outermost rule says where to go: move Next there.'
        : (ELSEWHERE.get(member.name) ??
          (meant ? `Did you mean "${meant}"?` : `It may have ${list(known, 'and')}.`)),
    };
  },
  fixes: ({ part, member, meant }, unit): Fix[] => {
    const other = otherName(part, member.name);
    const needed = lacking(part);
    const fixes: Fix[] = [];
    if (meant) fixes.push({ title: `Change to “${meant}”`, edits: [renameKey(member, meant)], safe: true });
    else if (other && !needed.includes(other))
      fixes.push({ title: `Make it “${other}”`, edits: [renameKey(member, other)], safe: false });
    if (!other && !(meant && needed.includes(meant)) && !isAllOf(part, member))
      fixes.push({
        title: `Remove “${member.name}”`,
        edits: [removeMember(unit.text, part.node, member)],
        safe: false,
      });
    return fixes;
  },
});

const WORD = /^\w+$/;

/** It is all that the rule compares with: without it, the rule asks nothing. */
function isAllOf({ spec, entries }: Part, { name }: Member): boolean {
  if (spec !== RULE_SPEC && spec !== NESTED_RULE_SPEC) return false;
  return (
    name !== 'Next' && entries.some(e => e.name === 'Variable') && !entries.some(e => isComparison(e.name))
  );
}
