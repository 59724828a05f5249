import { removeMember } from '../json/edits.ts';
import { type JsonNode, type Member, member } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { defineUnitRule } from './rule.ts';

interface Ignored {
  state: State;
  node: JsonNode;
  /** What most likely has no effect, because of the other. */
  ignored: Member;
  by: Member;
}

export const ignoredField = defineUnitRule<Ignored>({
  meta: {
    id: 'ignored-field',
    since: '0.2.0',
    severity: 'warning',
    group: 'structure',
    title: 'A field that another one overrules',
    why: 'A Pass state writes `Result` if it has one, so what `Parameters` or `InputPath` say about the output is lost. And an action has one scope: the documentation does not say which holds where two fields name one.',
    source: 'docs.globus.org, authoring flows: pass_state, actions; states language, Pass state',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Parameters": { "n.$": "$.n" }, "Result": { "n": 1 }, "ResultPath": "$.x", "End": true }
//                         ^^^^^^^^^^^^ ignored-field: writes “Result”
// = fix "Remove “Parameters”"
// = fix "Remove “Result”"
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Action",
      "Handler": { "Type": "ActionProvider", "Url": "https://ap.example.org/", "Scope": "https://auth.globus.org/scopes/a/b" },
      "ActionScope": "https://auth.globus.org/scopes/c/d",
//    ^^^^^^^^^^^^^ ignored-field: two scopes
// = fix "Remove “ActionScope”"
      "Parameters": {},
      "ResultPath": "$.x",
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": { "n": 1 }, "ResultPath": "$.x", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Action", "ActionUrl": "https://ap.example.org/", "ActionScope": "https://auth.globus.org/scopes/c/d", "Parameters": {}, "ResultPath": "$.x", "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    if (!state?.node) return;
    const { node, fields, type } = state;
    const result = type === 'Pass' ? fields.get('Result') : undefined;
    const input = result && (fields.get('Parameters') ?? fields.get('InputPath'));
    if (result && input) found({ state, node, ignored: input, by: result });
    const own = type === 'Action' ? fields.get('ActionScope') : undefined;
    const scope = own && member(fields.get('Handler')?.value, 'Scope');
    if (own && scope) found({ state, node, ignored: own, by: scope });
  },
  render: ({ state, ignored, by }) =>
    by.name === 'Result'
      ? {
          at: ignored.key,
          what: `State “${state.name}” writes “Result”, so “${ignored.name}” most likely has no effect.`,
          todo: 'Keep the one that says what the state is to write.',
          related: [{ at: by.key, message: '“Result” stands here.' }],
        }
      : {
          at: ignored.key,
          what: 'The action has two scopes, here and in “Handler”; which of them holds is not known.',
          todo: 'Keep the one in “Handler”.',
          related: [{ at: by.key, message: '“Scope” stands here.' }],
          severity: 'information',
        },
  fixes: ({ node, ignored, by }, { text }) =>
    (by.name === 'Result' ? [ignored, by] : [ignored]).map(field => ({
      title: `Remove “${field.name}”`,
      edits: [removeMember(text, node, field)],
      safe: false,
    })),
});
