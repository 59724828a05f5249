import { type Implications, type Step, Types } from '../shape/shape.ts';
import { compared } from './comparison-facts.ts';
import {
  always,
  both,
  conjunction,
  disjunction,
  either,
  type FactSet,
  type Knowledge,
  NO_FACTS,
  negation,
  plainFacts,
  present,
  unequal,
} from './fact-set.ts';
import { NO_VARIABLES, placeOf, type Scope } from './place.ts';
import { truthOf } from './scalars.ts';
import { tolerantRead } from './tolerant.ts';
import type { Expression } from './tree.ts';

/** Which types (`Types`) a place of the payload may have. */
export type TypesAt = (steps: readonly Step[]) => number;

const ANYTHING: TypesAt = () => Types.all;

/**
 * What is known of the payload once an expression has had a true value, or a false one. That it has a value at all
 * says something too: what it read was there. `typesAt` makes more certain what `in` and `==` mean: without it an
 * unknown value in `'k' in value` is taken for an object.
 */
export function factsOf(tree: Expression, typesAt: TypesAt = ANYTHING): Implications {
  const { whenTrue, whenFalse } = knowledge(tree, NO_VARIABLES, typesAt);
  return { whenTrue: plainFacts(whenTrue), whenFalse: plainFacts(whenFalse) };
}

// Conditions are asked for from many sides: of most, what they say does not depend on the types of the payload.
const known = new WeakMap<Expression, Knowledge>();

/** The same within the scope of comprehensions. */
export function knowledge(node: Expression, scope: Scope, typesAt: TypesAt = ANYTHING): Knowledge {
  if (scope.size > 0) return knowledgeIn(node, scope, typesAt);
  let found = known.get(node);
  if (!found) {
    let typed = false;
    found = knowledgeIn(node, scope, steps => {
      typed = true;
      return typesAt(steps);
    });
    if (!typed) known.set(node, found);
  }
  return found;
}

function knowledgeIn(node: Expression, scope: Scope, typesAt: TypesAt): Knowledge {
  const of = (part: Expression) =>
    (scope.size === 0 ? known.get(part) : undefined) ?? knowledgeIn(part, scope, typesAt);
  const evaluated = (parts: readonly Expression[]) =>
    parts.reduce<FactSet>((facts, part) => both(facts, always(of(part))) ?? facts, NO_FACTS);
  switch (node.kind) {
    case 'unary':
      return node.operator === 'not' ? negation(of(node.operand)) : same(evaluated([node.operand]));
    case 'logical': {
      const join = node.operator === 'and' ? conjunction : disjunction;
      return node.operands.map(of).reduce(join);
    }
    case 'conditional': {
      const [test, then, otherwise] = [of(node.test), of(node.then), of(node.otherwise)];
      return {
        whenTrue: either(both(test.whenTrue, then.whenTrue), both(test.whenFalse, otherwise.whenTrue)),
        whenFalse: either(both(test.whenTrue, then.whenFalse), both(test.whenFalse, otherwise.whenFalse)),
      };
    }
    case 'compare': {
      const [first] = node.rest;
      if (!first) return same(NO_FACTS);
      const reads = evaluated([node.first, first.operand]);
      let left = node.first;
      const pairs = node.rest.map(({ operator, operand }) => {
        const pair = compared(left, operator, operand, scope, typesAt);
        left = operand;
        return pair;
      });
      return withFacts(pairs.reduce(conjunction), reads);
    }
    case 'constant': {
      const truth = truthOf(node);
      return { whenTrue: truth ? NO_FACTS : undefined, whenFalse: truth ? undefined : NO_FACTS };
    }
    default:
      return lookedUp(node, scope, evaluated) ?? same(evaluated(evaluatedParts(node)));
  }
}

/** What a value of the payload says about itself by being true or false. */
function lookedUp(
  node: Expression,
  scope: Scope,
  evaluated: (parts: readonly Expression[]) => FactSet,
): Knowledge | undefined {
  const place = placeOf(node, scope);
  if (place) {
    const there = both([present(place.steps)], evaluated(place.inner));
    return { whenTrue: both(there, [unequal(place.steps, null)]), whenFalse: there };
  }
  const read = tolerantRead(node, scope);
  if (!read) return undefined;
  const { steps, via, fallback, inner } = read;
  const reads = evaluated(fallback ? [...inner, fallback] : inner);
  const there = [present(steps)];
  if (via === 'is_present')
    return withFacts({ whenTrue: there, whenFalse: [{ path: steps, present: false }] }, reads);
  const instead = fallback ? truthOf(fallback) : false;
  const filled = both(there, [unequal(steps, null)]);
  return withFacts(
    { whenTrue: instead === false ? filled : NO_FACTS, whenFalse: instead === true ? there : NO_FACTS },
    reads,
  );
}

/** The parts that are evaluated whenever the node is. */
function evaluatedParts(node: Expression): Expression[] {
  switch (node.kind) {
    case 'binary':
      return [node.left, node.right];
    case 'attribute':
      return [node.object];
    case 'subscript':
      return [node.object, ...(node.index.kind === 'slice' ? evaluatedParts(node.index) : [node.index])];
    case 'slice':
      return [node.from, node.to, node.step].filter(n => n !== undefined);
    case 'call': {
      const callee = node.callee.kind === 'attribute' ? [node.callee.object] : [];
      return [...callee, ...node.args, ...node.keywords.map(k => k.value)];
    }
    case 'list':
    case 'tuple':
    case 'set':
      return node.items;
    case 'starred':
    case 'assignment':
      return [node.value];
    case 'dict':
      return node.entries.flatMap(e => (e.key ? [e.value, e.key] : [e.value]));
    case 'comprehension':
      return node.clauses.slice(0, 1).map(c => c.iterable);
    case 'format':
      return node.parts.flatMap(p => (typeof p === 'string' ? [] : [p.value]));
    case 'sequence':
      return node.items.slice(0, 1);
    default:
      return [];
  }
}

const same = (facts: FactSet): Knowledge => ({ whenTrue: facts, whenFalse: facts });

function withFacts({ whenTrue, whenFalse }: Knowledge, facts: FactSet): Knowledge {
  return { whenTrue: both(whenTrue, facts), whenFalse: both(whenFalse, facts) };
}
