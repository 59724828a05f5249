import type { FlowDocument } from '../document/flow-document.ts';
import { outcome } from '../expression/check.ts';
import type { ExpressionMistake } from '../expression/mistake.ts';
import type { TypeProblem } from '../expression/type-problem.ts';
import { typeProblems } from '../expression/types.ts';
import type { State } from '../model/state.ts';
import type { ExpressionUse } from '../model/uses.ts';
import { UNKNOWN } from '../shape/build.ts';
import { type Shape, Types } from '../shape/shape.ts';
import { outcomeWords, typeProblemWords } from './expression-type-words.ts';
import { replaced, spanOf, textAt } from './misuse.ts';
import { definePayloadRule } from './rule.ts';

type Outcome = Extract<ExpressionMistake, { kind: 'not-json' | 'yields-nothing' }>;

interface Clash {
  use: ExpressionUse;
  problem: TypeProblem | Outcome;
  /** It fails whatever the payload is. */
  always: boolean;
}

export const expressionType = definePayloadRule<Clash>({
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
  check({ state, before }, found) {
    for (const use of state.expressions) for (const clash of clashesIn(use, before)) found(clash);
  },
  render({ use, problem, always }, index, document) {
    const at = document.spanOf(index, spanOf(stateAt(document, index), use, problem.span));
    if (problem.kind === 'not-json' || problem.kind === 'yields-nothing')
      return { at, ...outcomeWords(problem), severity: 'warning' };
    return { at, ...typeProblemWords(problem), ...(!always && { severity: 'warning' as const }) };
  },
  fixes({ use, problem }, index, document) {
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

const NONE: readonly Clash[] = [];

function clashesIn(use: ExpressionUse, before: Shape): readonly Clash[] {
  const { tree, problems } = use.expression;
  if (problems.length > 0) return NONE;
  const found = typeProblems(tree, before);
  const said = outcome(tree);
  // Nearly always.
  if (found.length === 0 && said.length === 0) return NONE;
  const certain = found.length > 0 ? typeProblems(tree, UNKNOWN) : [];
  const clashes = found.map(problem => ({
    use,
    problem,
    always: certain.some(p => p.kind === problem.kind && p.span.offset === problem.span.offset),
  }));
  const outcomes = said.filter((m): m is Outcome => m.kind === 'not-json' || m.kind === 'yields-nothing');
  return [...clashes, ...outcomes.map(problem => ({ use, problem, always: true }))];
}
