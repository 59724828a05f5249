import { shapeOfExpression } from '../expression/types.ts';
import type { Argument } from '../model/arguments.ts';
import type { ValueKind } from '../model/spec.ts';
import { printPath, printReference } from '../path/print.ts';
import { takerOf } from '../providers/body-problems.ts';
import { propertyOf } from '../providers/check-body.ts';
import type { ValueSpec } from '../providers/value-spec.ts';
import { typeWords } from '../shape/describe.ts';
import { lookupPath } from '../shape/lookup.ts';
import { Presence, type Shape, type Step, Types } from '../shape/shape.ts';
import { asExpression } from './as-expression.ts';
import { kindWords } from './field-words.ts';
import { definePayloadRule } from './rule.ts';

interface WrongType {
  argument: Argument;
  /** Who takes it, in the user's words. */
  taker: string;
  kinds: readonly ValueKind[];
  shape: Shape;
}

export const parameterType = definePayloadRule<WrongType>({
  meta: {
    id: 'parameter-type',
    since: '0.2.0',
    severity: 'warning',
    group: 'providers',
    title: 'A parameter that gets a value of the wrong type',
    why: 'What the path or the expression gives is of a type that the action provider refuses: the run fails at this state with `ActionUnableToRun`.',
    source: 'documentation and published schemas of the hosted action providers',
    examples: {
      bad: [
        `{
  "StartAt": "Say",
  "States": {
    "Say": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string.$": "$.count" },
//                                     ^^^^^^^^^ parameter-type: “echo_string” of “Hello World” must be a string
// = fix "Change to the expression str(count)"
      "ResultPath": "$.Say",
      "WaitTime": 60,
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}
// -- schema.json
{ "type": "object", "properties": { "count": { "type": "integer" } }, "required": ["count"] }`,
        `{
  "StartAt": "Say",
  "States": {
    "Say": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/hello_world",
      "Parameters": { "echo_string.$": "$.names" },
//                                     ^^^^^^^^^ parameter-type: “echo_string” of “Hello World” must be a string
      "ResultPath": "$.Say",
      "WaitTime": 60,
      "ExceptionOnActionFailure": true,
      "End": true
    }
  }
}
// -- schema.json
{ "type": "object", "properties": { "names": { "type": "array", "items": { "type": "string" } } }, "required": ["names"] }`,
      ],
      good: [
        `{ "StartAt": "Say", "States": { "Say": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { "echo_string.$": "$.name" }, "ResultPath": "$.Say", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true } } }
// -- schema.json
{ "type": "object", "properties": { "name": { "type": "string" } }, "required": ["name"] }`,
        `{ "StartAt": "Say", "States": { "Say": { "Type": "Action", "ActionUrl": "https://actions.globus.org/hello_world", "Parameters": { "echo_string.$": "$.name" }, "ResultPath": "$.Say", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true } } }`,
      ],
    },
  },
  check({ state, before }, found) {
    if (state.arguments.length === 0 || state.effect.kind !== 'result') return;
    const { result } = state.effect;
    const taker = takerOf(state, result.kind === 'action' ? result.url : undefined);
    if (!taker || taker.spec.properties.size === 0) return;
    for (const argument of state.arguments) {
      const kinds = specAt(taker.spec, argument.trail)?.kinds ?? [];
      const shape = kinds.length > 0 ? givenBy(argument, before) : undefined;
      if (shape && !fits(shape, kinds)) found({ argument, taker: taker.words, kinds, shape });
    }
  },
  render: ({ argument: { trail, node, value }, taker, kinds, shape }, index, document) => ({
    at: document.spanOf(index, node),
    what: `“${printPath(trail).replace(/^\$\.?/, '')}” of ${taker} must be ${kindWords(kinds)}, but ${
      value.kind === 'path' ? `“${value.path.text}”` : 'what this expression gives'
    } is ${typeWords(shape)}.`,
    todo: `Give it ${kindWords(kinds)}.`,
  }),
  fixes({ argument: { node, value }, kinds, shape }, index, document) {
    const state = document.states[index];
    const steps = value.kind === 'path' ? value.path.steps : undefined;
    const given = steps && printReference(steps);
    const text = given && converted(given, kinds, shape.types);
    const edits = state && text ? asExpression(state, node, text) : undefined;
    return text && edits
      ? [
          {
            title: `Change to the expression ${text}`,
            edits: edits.map(edit => document.editOf(index, edit)),
            safe: false,
          },
        ]
      : [];
  },
});

/** The value as one of the kinds that are taken, as an expression; undefined where nothing is sure to make one of it. */
function converted(given: string, kinds: readonly ValueKind[], types: number): string | undefined {
  const scalars = Types.string | Types.numeric | Types.boolean;
  if (kinds.includes('array')) return `[${given}]`;
  if (kinds.includes('string')) return (types & ~scalars) === 0 ? `str(${given})` : undefined;
  if (types !== Types.string) return undefined;
  return kinds.includes('integer')
    ? `int(${given})`
    : kinds.includes('number')
      ? `float(${given})`
      : undefined;
}

// The SDK makes numbers of words for it; flows in use have them [OBS].
const WORDS_TOO = 'sync_level';

function specAt(spec: ValueSpec, trail: readonly Step[]): ValueSpec | undefined {
  let at: ValueSpec | undefined = spec;
  for (const step of trail) at = at && (typeof step === 'number' ? at.items : propertyOf(at, step));
  return trail.at(-1) === WORDS_TOO ? undefined : at;
}

/** What the value is if it is there; undefined where nothing is known of it. */
function givenBy({ value }: Argument, before: Shape): Shape | undefined {
  if (value.kind === 'expression')
    return value.expression.problems.length > 0
      ? undefined
      : shapeOfExpression(value.expression.tree, before);
  const { shape, presence } = lookupPath(before, value.path);
  return presence & Presence.Present ? shape : undefined;
}

const TYPES: Readonly<Record<ValueKind, number>> = { ...Types, number: Types.numeric };

/** Null stands for a parameter that is not given: whether it may be is another matter. */
function fits({ types }: Shape, kinds: readonly ValueKind[]): boolean {
  return (types & ~Types.null) === 0 || kinds.some(kind => (types & TYPES[kind]) !== 0);
}
