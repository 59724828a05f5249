import { walkExpression } from '../expression/walk.ts';
import { renameKey, replaceNode } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import type { JsonNode, Member } from '../json/tree.ts';
import { plainName } from '../model/uses.ts';
import { asExpression, type UndocumentedStep, undocumentedStep } from '../path/documented.ts';
import type { Path } from '../path/parse.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Undocumented {
  node: JsonNode;
  /** Where the path begins in the string. */
  from: number;
  path: Path;
  step: UndocumentedStep;
  /** The `.$` key that it is the value of. */
  key: Member | undefined;
}

const WORDS: Readonly<Record<UndocumentedStep['kind'], string>> = {
  wildcard: 'a wildcard',
  descent: 'two dots (at any depth)',
  filter: 'a filter',
  union: 'several names or indexes at once',
  index: 'a negative index',
};

export const undocumentedPath = defineUnitRule<Undocumented>({
  meta: {
    id: 'undocumented-path',
    since: '0.2.0',
    severity: 'warning',
    group: 'paths',
    title: 'A form of path that Flows does not document',
    why: 'The documentation shows names and indexes. Wildcards, filters, `..`, lists of steps and negative indexes are in no flow that is known to work, so a run may fail on them. Expressions do all of that.',
    source: 'docs.globus.org, authoring flows: actions; what the service does is not known',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "names.$": "$.files[*].name",
//                         ^^^ undocumented-path: a wildcard
// = fix "Compute it: [item.name for item in files]"
        "last.$": "$.files[-1]",
//                        ^^^^ undocumented-path: a negative index
// = fix "Compute it: files[-1]"
        "any.$": "$..name",
//                 ^^ undocumented-path: two dots
// = fix "Change to “$.name”"
        "big.=": "len(\`$.files[?(@.size > 9)]\`)"
//                            ^^^^^^^^^^^^^^^ undocumented-path: a filter
      },
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "$['b c'][0].d", "rest.$": "$.list[1:]" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "last.=": "files[-1]", "all.=": "[f.name for f in files]" }, "End": true } } }`,
      ],
    },
  },
  check({ state, uses }, found) {
    if (!state) return;
    const negative = state.text.includes('[-');
    for (const { node, path, access } of uses.paths) {
      // A result is written to one place: another rule says so.
      if ((path.definite && !negative) || access === 'write' || path.problems.length > 0) continue;
      const step = undocumentedStep(path);
      if (!step) continue;
      const key = uses.dynamicKeys.find(({ member }) => member.value === node)?.member;
      found({ node, from: 0, path, step, key });
    }
    if (uses.expressions.length === 0 || !state.text.includes('`')) return;
    for (const { node, expression } of uses.expressions)
      walkExpression(expression.tree, part => {
        if (part.kind !== 'path' || part.path.problems.length > 0) return;
        const step = undocumentedStep(part.path);
        if (step) found({ node, from: part.span.offset + 1, path: part.path, step, key: undefined });
      });
  },
  render: ({ node, from, step: { kind, span } }, { text }) => {
    const start = from + span.offset;
    return {
      at: spanInString(text, node, start, start + span.length),
      what: `This path has ${WORDS[kind]}, which Flows does not document: a run may fail here.`,
      todo: 'Write names and indexes, or compute the value with an expression.',
    };
  },
  fixes: ({ node, path, step, key }): Fix[] => {
    if (!key) return [];
    if (step.kind === 'descent') {
      const { offset, length } = step.span;
      const single = `${path.text.slice(0, offset)}.${path.text.slice(offset + length).replace(/^\.?/, '')}`;
      const edits = [replaceNode(node, JSON.stringify(single))];
      return path.text[offset + length] === '['
        ? []
        : [{ title: `Change to “${single}”`, edits, safe: false }];
    }
    const expression = asExpression(path);
    if (expression === undefined) return [];
    const edits = [renameKey(key, `${plainName(key.name)}.=`), replaceNode(node, JSON.stringify(expression))];
    return [{ title: `Compute it: ${expression}`, edits, safe: false }];
  },
});
