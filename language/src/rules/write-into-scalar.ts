import { replaceNode } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import { elements, type JsonNode, member, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { type Path, parsePath } from '../path/parse.ts';
import { printPath } from '../path/print.ts';
import { typeWords } from '../shape/describe.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape, type Step } from '../shape/shape.ts';
import { writeConflict } from '../shape/write.ts';
import { ownPlace } from './own-place.ts';
import { definePayloadRule } from './rule.ts';

interface Conflict {
  /** Whose `ResultPath` it is: the index of a catcher, or undefined for the state's own. */
  catcher: number | undefined;
  into: readonly Step[];
  /** The index of the step that cannot be written. */
  at: number;
  holder: Shape;
}

export const writeIntoScalar = definePayloadRule<Conflict>({
  meta: {
    id: 'write-into-scalar',
    since: '0.2.0',
    severity: 'warning',
    group: 'payload',
    title: 'A ResultPath that leads into a value without members',
    why: '`ResultPath` makes the objects on its way where they are missing, but it does not replace a text or a number that is there: the run fails with `States.ResultPathMatchFailure`.',
    source: 'run semantics, ResultPath; Amazon States Language, errors',
    examples: {
      bad: [
        `{
  "StartAt": "Look",
  "States": {
    "Look": { "Type": "Pass", "Result": { "kind": "file" }, "ResultPath": "$.look", "Next": "Say" },
    "Say": { "Type": "Pass", "Result": { "hello": "world" }, "ResultPath": "$.look.kind.more", "End": true }
//                                                                                      ^^^^ write-into-scalar: “$.look.kind” is "file"
// = fix "Write to “$.Say”"
  }
}`,
      ],
      good: [
        `{ "StartAt": "Look", "States": { "Look": { "Type": "Pass", "Result": { "kind": "file" }, "ResultPath": "$.look", "Next": "Say" }, "Say": { "Type": "Pass", "Result": { "x": 1 }, "ResultPath": "$.look.kind", "End": true } } }`,
        `{ "StartAt": "Say", "States": { "Say": { "Type": "Pass", "Result": { "x": 1 }, "ResultPath": "$.what.may.be.there", "End": true } } }`,
      ],
    },
  },
  check({ state, before }, found) {
    const { effect } = state;
    if (effect.kind !== 'result') return;
    const look = (into: readonly Step[] | undefined, catcher: number | undefined) => {
      if (!into || into.length < 2) return;
      const at = writeConflict(before, into);
      if (at === undefined) return;
      const { shape: holder, presence } = lookup(before, into.slice(0, at));
      // What becomes of an index where there is no array yet is not known.
      if (presence === Presence.Present) found({ catcher, into, at, holder });
    };
    look(effect.into, undefined);
    for (const [i, { into }] of effect.catchers.entries()) look(into, i);
  },
  render({ catcher, into, at, holder }, index, document) {
    const state = document.states[index];
    const node = state && resultPathOf(state, catcher);
    const path = node && parsePath(stringValue(node) ?? '');
    const span = state && node && path ? spanInString(state.text, node, ...rangeOf(path, at)) : undefined;
    const what = `“${printPath(into.slice(0, at))}” is ${typeWords(holder)} here, so nothing can be written to “${printPath(into)}”.`;
    return {
      at: span ? document.spanOf(index, span) : document.keyOf(index),
      what,
      todo: 'Write the result to a place of its own.',
    };
  },
  fixes({ catcher }, index, document) {
    const state = document.states[index];
    const node = state && resultPathOf(state, catcher);
    if (!state || !node) return [];
    const path = ownPlace(state.name, catcher !== undefined);
    return [
      {
        title: `Write to “${path}”`,
        edits: [document.editOf(index, replaceNode(node, JSON.stringify(path)))],
        safe: false,
      },
    ];
  },
});

function resultPathOf(state: State, catcher: number | undefined): JsonNode | undefined {
  if (catcher === undefined) return state.value('ResultPath');
  return member(elements(state.value('Catch'))[catcher], 'ResultPath')?.value;
}

/** From the name of a step, without its dot, to the end. */
function rangeOf({ text, segments }: Path, step: number): [from: number, to: number] {
  const from = segments[step]?.span.offset ?? 0;
  return [text[from] === '.' ? from + 1 : from, text.length];
}
