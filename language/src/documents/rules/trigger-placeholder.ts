import { replaceNode } from '../../json/edits.ts';
import { elements, type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import {
  isTriggerPlaceholder,
  TRIGGER_PLACEHOLDER,
  TRIGGER_PLACEHOLDERS,
} from '../../model/trigger-placeholders.ts';
import { nearest } from '../../text-distance.ts';
import { defineDocumentRule } from '../document-rule.ts';
import { quoted } from '../words.ts';

interface BadPlaceholder {
  at: JsonNode;
  text: string;
  /** With its braces. */
  placeholder: string;
  /** A list within other words. */
  isList: boolean;
}

const WORDS = Object.keys(TRIGGER_PLACEHOLDERS);

export const triggerPlaceholder = defineDocumentRule<BadPlaceholder>({
  meta: {
    id: 'trigger-placeholder',
    since: '0.2.0',
    severity: 'error',
    group: 'documents',
    title: 'A placeholder that cannot be filled in',
    why: 'For each file that arrives `gflow trigger` fills in the input of its run: `${path}`, `${name}` and so on. It refuses to begin with a placeholder that does not exist, and with a list (`${files}`) within other words.',
    source: 'docs/triggers.md',
    examples: {
      bad: [
        `{
  "triggers": {
    "scans": {
      "flow": "copy",
      "watch": "D:/scans",
      "pattern": "*.h5",
      "input": { "source": "\${paht}", "all": ["files: \${files}"] }
//                         ^^^^^^^^^ trigger-placeholder: Did you mean “\${path}”?
// = fix "Change to “\${path}”"
//                                            ^^^^^^^^^^^^^^^^^ trigger-placeholder: a list
    }
  }
}`,
      ],
      good: [
        `{ "triggers": { "scans": { "flow": "copy", "watch": "in", "pattern": "*", "input": { "a": "\${path}", "b": "\${files}", "c": "$\${HOME}" } } } }`,
        `{ "triggers": { "scans": { "flow": "\${flow}", "watch": "in", "pattern": "\${x}" } } }`,
      ],
    },
  },
  kinds: ['project-file'],
  check({ parsed: { root } }, found) {
    for (const { value: trigger } of members(member(root, 'triggers')?.value))
      for (const at of textsIn(member(trigger, 'input')?.value)) {
        const text = stringValue(at) ?? '';
        for (const [placeholder, word] of text.matchAll(TRIGGER_PLACEHOLDER)) {
          if (word === undefined) continue;
          const isList = word === 'files' && placeholder !== text;
          if (isList || !isTriggerPlaceholder(word)) found({ at, text, placeholder, isList });
        }
      }
  },
  render: ({ at, placeholder, isList }) => {
    if (isList)
      return {
        at,
        what: `${quoted(placeholder)} is a list, which cannot stand within other words.`,
        todo: 'Let it be the whole text.',
      };
    const meant = meantBy(placeholder);
    return {
      at,
      what: `There is no placeholder ${quoted(placeholder)}.`,
      todo: meant
        ? `Did you mean ${quoted(meant)}?`
        : `There are ${WORDS.join(', ')}; $\${ is \${ as it stands.`,
    };
  },
  fixes({ at, text, placeholder, isList }) {
    const meant = isList ? undefined : meantBy(placeholder);
    if (!meant) return [];
    const mended = JSON.stringify(text.replaceAll(placeholder, () => meant));
    return [{ title: `Change to ${quoted(meant)}`, edits: [replaceNode(at, mended)], safe: true }];
  },
});

function meantBy(placeholder: string): string | undefined {
  const word = nearest(placeholder.slice(2, -1), WORDS);
  return word === undefined ? undefined : `\${${word}}`;
}

/** All texts of a value, however deep; a tree of the parser is never too deep. */
function textsIn(value: JsonNode | undefined): JsonNode[] {
  if (stringValue(value) !== undefined) return value ? [value] : [];
  const inside = [...elements(value), ...members(value).map(one => one.value)];
  return inside.flatMap(one => textsIn(one));
}
