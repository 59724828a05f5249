import type { Span } from '../json/text.ts';
import { type JsonNode, values } from '../json/tree.ts';
import { defineUnitRule } from './rule.ts';

const HALVES = /[\uD800-\uDFFF]|\\u[dD]/;
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

// As it may stand in the text: as itself or as an escape.
const HIGH = String.raw`(?:[\uD800-\uDBFF]|\\u[dD][89abAB][0-9a-fA-F]{2})`;
const LOW = String.raw`(?:[\uDC00-\uDFFF]|\\u[dD][c-fC-F][0-9a-fA-F]{2})`;
/** Whole characters and other escapes, to be kept, or a half. */
const WRITTEN = new RegExp(String.raw`(\\[^u]|${HIGH}${LOW})|${HIGH}|${LOW}`, 'g');

export const loneSurrogate = defineUnitRule<Span>({
  meta: {
    id: 'lone-surrogate',
    since: '0.1.0',
    severity: 'warning',
    group: 'text',
    title: 'Half of a character',
    why: 'Characters beyond U+FFFF are written as two halves. One half alone is no character: it cannot be sent as UTF-8, so the definition may be refused or changed on its way.',
    source: 'RFC 8259, section 8.2',
    examples: {
      bad: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "x\\ud83d", "End": true } } }
//                                                              ^^^^^^^^^ lone-surrogate: half of a character
// = fix "Remove the half character"`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "x\\ud83d\\ude00", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Comment": "😀", "End": true } } }`,
      ],
    },
  },
  check({ state, parts }, found) {
    // The text of the head is that of the whole definition, and it has few strings of its own.
    if (state && !HALVES.test(state.text)) return;
    for (const span of strings(state ? state.root : parts[0]?.node)) found(span);
  },
  render: at => ({
    at,
    what: 'This string contains half of a character (a lone surrogate).',
    todo: 'Write the whole character, or remove the half.',
  }),
  fixes: (at, { text }) => [
    {
      title: 'Remove the half character',
      edits: [{ span: at, newText: text.slice(at.offset, at.offset + at.length).replace(WRITTEN, '$1') }],
      safe: false,
    },
  ],
});

function* strings(node: JsonNode | undefined): Generator<Span> {
  if (!node) return;
  if (node.type === 'string' && typeof node.value === 'string' && LONE.test(node.value))
    yield { offset: node.offset, length: node.length };
  for (const { key } of node.members) yield* strings(key);
  for (const inner of values(node)) yield* strings(inner);
}
