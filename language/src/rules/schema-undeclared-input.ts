import type { Gap } from '../payload/gaps.ts';
import { Presence } from '../shape/shape.ts';
import { alsoRead, instead, mayGoOn, missingPath, renameFix, spanOfMiss } from './gap-words.ts';
import { defineFlowRule } from './rule.ts';
import { notDeclaredHere } from './schema-place.ts';

export const schemaUndeclaredInput = defineFlowRule<Gap>({
  meta: {
    id: 'schema-undeclared-input',
    since: '0.2.0',
    severity: 'warning',
    group: 'contract',
    title: 'An input that the schema does not declare',
    why: 'The flow reads it, but nobody who fills in the form or reads the schema knows of it: the run fails at this state. Where the schema forbids other properties, no run can bring it.',
    source: 'docs.globus.org, authoring input schemas; validating flow definitions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "id.$": "$.source.idd" }, "End": true }
//                                                           ^^^ schema-undeclared-input: Did you mean “id”?
// = fix "Change to “id”"
  }
}
// -- schema.json
{
  "type": "object",
  "properties": { "source": { "type": "object", "properties": { "id": { "type": "string" } }, "required": ["id"] } },
  "required": ["source"]
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "id.$": "$.source.id" }, "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "source": { "type": "object" } }, "required": ["source"] }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "id.$": "$.source.id" }, "End": true } } }
// -- schema.json
{}`,
      ],
    },
  },
  check({ gaps }, found) {
    for (const gap of gaps) if (gap.kind === 'undeclared') found(gap);
  },
  render: (gap, document) => {
    const { read, presence } = gap.miss;
    const forbidden = (presence & Presence.Absent) !== 0 && !read.inRule;
    return {
      at: spanOfMiss(document, gap.index, gap.miss),
      what: forbidden
        ? `The input schema allows no “${missingPath(gap.miss)}”, so no run can bring it.`
        : `The input schema does not declare “${missingPath(gap.miss)}”.`,
      todo: `${instead(document, gap)} To let it be given, add it to the schema.`,
      related: [...notDeclaredHere(document, gap), ...alsoRead(document, gap)],
      ...(forbidden && !mayGoOn(read) && { severity: 'error' as const }),
    };
  },
  fixes: (gap, document) => renameFix(document, gap),
});
