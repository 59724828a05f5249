import { replaceNode } from '../json/edits.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { isTimestamp, meantTimestamp } from '../model/timestamp.ts';
import { defineUnitRule } from './rule.ts';

interface BadTimestamp {
  node: JsonNode;
  text: string;
  /** It stands in a choice rule, which then never matches. */
  inRule: boolean;
}

export const badTimestamp = defineUnitRule<BadTimestamp>({
  meta: {
    id: 'bad-timestamp',
    since: '0.2.0',
    severity: 'error',
    group: 'structure',
    title: 'A time that is not written as RFC 3339 has it',
    why: 'A time is a date, `T`, a time of day and a zone (`Z` or `+01:00`). The service refuses another text in a Wait state, and a choice rule with it never matches.',
    source: 'published definition schema (format date-time); states language, comparison of timestamps',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Wait", "Timestamp": "tomorrow", "Next": "B" },
//                                      ^^^^^^^^^^ bad-timestamp: “tomorrow” is no time
    "B": { "Type": "Wait", "Timestamp": "2026-12-24 18:00:00Z", "End": true }
//                                      ^^^^^^^^^^^^^^^^^^^^^^ bad-timestamp: not written as RFC 3339 has it
// = fix "Change to “2026-12-24T18:00:00Z”"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.at", "TimestampLessThan": "2026-12-24", "Next": "B" }],
//                                                           ^^^^^^^^^^^^ bad-timestamp: never matches
// = fix "Change to “2026-12-24T00:00:00Z”"
      "Default": "B"
    },
    "B": { "Type": "Pass", "End": true }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "2026-12-24T18:00:00.5+01:00", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "Timestamp": "tomorrow" }, "End": true } } }`,
      ],
    },
  },
  check({ state, parts }, found) {
    if (state?.type !== 'Wait' && state?.type !== 'Choice') return;
    for (const { entries } of parts)
      for (const { field, value } of entries) {
        if (field?.role !== 'timestamp' || !value) continue;
        const text = stringValue(value);
        if (text !== undefined && !isTimestamp(text))
          found({ node: value, text, inRule: state.type === 'Choice' });
      }
  },
  render({ node, text, inRule }) {
    const meant = meantTimestamp(text);
    const what = meant
      ? `“${text}” is not written as RFC 3339 has it`
      : `“${text}” is no time as RFC 3339 has it`;
    return {
      at: node,
      what: inRule ? `${what}, so this rule never matches.` : `${what}.`,
      todo: `Write date, T, time and zone: ${meant?.text ?? '2026-12-24T18:00:00Z'}.`,
      // Whether the service reads a text that is nearly right is not known.
      ...((inRule || (meant && meant.guessed !== 'time')) && { severity: 'warning' }),
    };
  },
  fixes({ node, text }) {
    const meant = meantTimestamp(text);
    return meant
      ? [
          {
            title: `Change to “${meant.text}”`,
            edits: [replaceNode(node, JSON.stringify(meant.text))],
            safe: meant.guessed === undefined,
          },
        ]
      : [];
  },
});
