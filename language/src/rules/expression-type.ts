import type { FlowDocument } from '../document/flow-document.ts';
import type { ExpressionMistake } from '../expression/mistake.ts';
import type { TypeProblem } from '../expression/type-problem.ts';
import { typeProblems } from '../expression/types.ts';
import type { State } from '../model/state.ts';
import { breaks } from '../model/unit.ts';
import type { ExpressionUse } from '../model/uses.ts';
import { UNKNOWN } from '../shape/build.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { outcomeWords, typeProblemWords } from './expression-type-words.ts';
import { expressionsOf, mistakesOf, replaced, spanOf, textAt } from './misuse.ts';
import { defineFlowRule } from './rule.ts';

type Outcome = Extract<ExpressionMistake, { kind: 'not-json' | 'yields-nothing' }>;

interface Clash {
  use: ExpressionUse;
  problem: TypeProblem | Outcome;
  /** It fails whatever the payload is. */
  always: boolean;
}

export const expressionType = defineFlowRule<Clash & { index: number }>({
  meta: {
    id: 'expression-type',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'An operation on values of the wrong types',
    why: 'Python does not turn a number into text by itself, has no order between texts and numbers, and refuses operations on types that do not have them: the run fails at this state.',
    source: 'docs.globus.org, authoring flows: expressions; Python’s operators and built-in types',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "'Moved ' + len(files) + ' files'", "b.=": "len(5)", "c.=": "set(x)" },
//                                       ^^^^^^^^^^ expression-type: joins a text
// = fix "Make it a text: str(len(files))"
//                                                                           ^ expression-type: a whole number
//                                                                                        ^^^^^^ expression-type: JSON has no sets
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "'#' + count" }, "ResultPath": "$.a", "End": true }
//                                                                 ^^^^^ expression-type: joins a text
  }
}
// -- schema.json
{ "type": "object", "properties": { "count": { "type": "integer" } }, "required": ["count"] }`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "'Moved ' + str(len(files)) + ' files'", "b.=": "list(set(x))" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x + 'a' if x != 1 else '-' * 3" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check(document, found) {
    // Of a text of which a part may be missing it is not known what the payload is.
    const broken = document.structure.problems.some(breaks);
    for (const [index, state] of document.states.entries()) {
      if (expressionsOf(state).length === 0) continue;
      const before = broken ? undefined : document.facts.payload.before(index);
      for (const clash of clashesAt(state, before ?? UNKNOWN)) found({ ...clash, index });
    }
  },
  render({ index, use, problem, always }, document) {
    const at = document.spanOf(index, spanOf(stateAt(document, index), use, problem.span));
    if (problem.kind === 'not-json' || problem.kind === 'yields-nothing')
      return { at, ...outcomeWords(problem), severity: 'warning' };
    return { at, ...typeProblemWords(problem), ...(!always && { severity: 'warning' as const }) };
  },
  fixes({ index, use, problem }, document) {
    if (problem.kind !== 'operands' || problem.operator !== '+') return [];
    const { left, right, span } = problem;
    const other = left.types === Types.string ? right : left;
    const scalar = (other.types & ~(Types.numeric | Types.boolean)) === 0;
    if (!scalar || (left.types | right.types) === other.types) return [];
    const text = `str(${textAt(use, span)})`;
    const edit = replaced(stateAt(document, index), use, span, text);
    return [{ title: `Make it a text: ${text}`, edits: [document.editOf(index, edit)], safe: true }];
  },
});

function stateAt(document: FlowDocument, index: number): State {
  const state = document.states[index];
  if (!state) throw new RangeError(`no state ${index}`);
  return state;
}

const known = new WeakMap<State, { before: Shape; clashes: readonly Clash[] }>();

function clashesAt(state: State, before: Shape): readonly Clash[] {
  const last = known.get(state);
  if (last?.before === before) return last.clashes;
  const clashes = expressionsOf(state).flatMap(use => clashesIn(use, before));
  known.set(state, { before, clashes });
  return clashes;
}

function clashesIn(use: ExpressionUse, before: Shape): Clash[] {
  const { tree, problems } = use.expression;
  if (problems.length > 0) return [];
  const certain = typeProblems(tree, UNKNOWN);
  const clashes = typeProblems(tree, before).map(problem => ({
    use,
    problem,
    always: certain.some(p => p.kind === problem.kind && p.span.offset === problem.span.offset),
  }));
  const outcomes = mistakesOf(use.expression).filter(
    (m): m is Outcome => m.kind === 'not-json' || m.kind === 'yields-nothing',
  );
  return [...clashes, ...outcomes.map(problem => ({ use, problem, always: true }))];
}
