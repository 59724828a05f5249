import { spanInString } from '../json/string.ts';
import type { Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import { LEGACY_RUN_ID, type NoContextProperty, noContextProperty } from '../model/context.ts';
import { nearest } from '../text-distance.ts';
import { list } from './field-words.ts';
import { defineUnitRule } from './rule.ts';

interface UnknownProperty extends NoContextProperty {
  node: JsonNode;
  /** Where the name stands in the string. */
  from: number;
  to: number;
}

export const unknownContextProperty = defineUnitRule<UnknownProperty>({
  meta: {
    id: 'unknown-context-property',
    since: '0.2.0',
    severity: 'warning',
    group: 'paths',
    title: 'The context has no such property',
    why: '`$._context` is made by the service: `flow_id`, `run_id`, `username`, `email`, `user_id`, `identities` and `token_info`. Nothing else is documented, so a run that reads anything else most likely fails.',
    source: 'docs.globus.org, authoring flows: context',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "run.$": "$._context.runid",
//                           ^^^^^ unknown-context-property: no “runid”
// = fix "Change to “run_id”"
        "name.=": "'Run of ' + _context.run_owner",
//                                      ^^^^^^^^^ unknown-context-property: no “run_owner”
        "old.$": "$._context.action_id"
//                           ^^^^^^^^^ unknown-context-property: the old name of run_id
// = fix "Change to “run_id”"
      },
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "run.$": "$._context.run_id", "until.=": "_context.token_info.exp" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "owner.=": "getattr('_context.run_owner', '')" }, "End": true } } }`,
      ],
    },
  },
  check({ state, uses }, found) {
    if (!state?.text.includes('_context')) return;
    for (const { node, path, access } of uses.paths) {
      if (access === 'write') continue;
      const steps = path.segments.map(s => (s.kind === 'name' ? s.name : s.kind));
      const unknown = noContextProperty(steps);
      const span = unknown && path.segments[unknown.step]?.span;
      if (unknown && span) found({ ...unknown, node, ...nameIn(path.text, span, unknown.name) });
    }
    for (const { node, expression, reads } of uses.expressions) {
      for (const { steps, spans, guarded } of reads) {
        const unknown = guarded ? undefined : noContextProperty(steps);
        const span = unknown && spans[unknown.step];
        if (unknown && span) found({ ...unknown, node, ...nameIn(expression.text, span, unknown.name) });
      }
    }
  },
  render: ({ node, from, to, name, known, step }, { text }) => {
    const at = spanInString(text, node, from, to);
    if (isLegacy({ name, step }))
      return {
        at,
        what: `“${name}” is the old name of run_id. It is not documented.`,
        todo: 'Read $._context.run_id.',
        severity: 'information',
        tag: 'deprecated',
      };
    const meant = nearest(name, known);
    return {
      at,
      what: `The context has no “${name}”.`,
      todo: meant ? `Did you mean “${meant}”?` : `It has ${list(known, 'and')}.`,
    };
  },
  fixes: ({ node, from, to, name, known, step }, { text }) => {
    const legacy = isLegacy({ name, step });
    const meant = legacy ? 'run_id' : nearest(name, known);
    const span = spanInString(text, node, from, to);
    if (!meant || to - from !== name.length) return [];
    return [{ title: `Change to “${meant}”`, edits: [{ span, newText: meant }], safe: legacy }];
  },
});

function isLegacy({ name, step }: Pick<NoContextProperty, 'name' | 'step'>): boolean {
  return name === LEGACY_RUN_ID && step === 1;
}

/** A step stands in the text with a dot, brackets or quotes around its name. */
function nameIn(text: string, { offset, length }: Span, name: string): { from: number; to: number } {
  const from = text.slice(0, offset + length).indexOf(name, offset);
  return from < 0 ? { from: offset, to: offset + length } : { from, to: from + name.length };
}
