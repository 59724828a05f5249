import { FUNCTIONS, UNAVAILABLE_FUNCTIONS } from '../expression/functions.ts';
import { nearest } from '../text-distance.ts';
import { findMisuses, type Misuse, replaced, spanOf } from './misuse.ts';
import { defineUnitRule } from './rule.ts';

export const unknownFunction = defineUnitRule<Misuse<'unknown-function'>>({
  meta: {
    id: 'unknown-function',
    since: '0.2.0',
    severity: 'warning',
    group: 'expressions',
    title: 'A function that Flows is not known to have',
    why: 'Expressions have few functions: `pathsplit`, `is_present`, `getattr`, `len`, `str`, and the conversions of the library that Flows uses. Calling another one fails, whether or not the payload has a property of that name.',
    source:
      'docs.globus.org, authoring flows: expressions; the default functions of the library that it names. The service’s list is not published, hence a warning.',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "ispresent('x')", "b.=": "max(x, y)" },
//                            ^^^^^^^^^ unknown-function: “is_present”
// = fix "Change to “is_present”"
//                                                     ^^^ unknown-function: a if a > b else b
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "str(len(x)) if is_present('x') else getattr('y', '')" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x.max + [int(max) for max in y]", "b": "max(1)" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['unknown-function'], found),
  render: ({ use, mistake: { name, span } }, unit) => ({
    at: spanOf(unit, use, span),
    what: `Flows is not known to have a function “${name}”.`,
    todo: advice(name),
  }),
  fixes({ use, mistake: { name, span } }, unit) {
    const meant = meantBy(name);
    if (meant === undefined) return [];
    return [{ title: `Change to “${meant}”`, edits: [replaced(unit, use, span, meant)], safe: false }];
  },
});

const SAME = new Map([
  ['count', 'len'],
  ['length', 'len'],
  ['size', 'len'],
  ['string', 'str'],
  ['String', 'str'],
  ['isPresent', 'is_present'],
  ['exists', 'is_present'],
  ['hasattr', 'is_present'],
]);

function meantBy(name: string): string | undefined {
  return SAME.get(name) ?? (UNAVAILABLE_FUNCTIONS.has(name) ? undefined : nearest(name, FUNCTIONS.keys()));
}

function advice(name: string): string {
  const meant = meantBy(name);
  if (meant !== undefined) return `Did you mean “${meant}”?`;
  if (name.startsWith('States.'))
    return 'Functions of Amazon’s states language do not exist here; write the same with operators and methods of text.';
  const instead = UNAVAILABLE_FUNCTIONS.get(name)?.replaceAll('`', '');
  if (instead !== undefined) return `What does the same: ${instead}.`;
  return `There are ${[...FUNCTIONS.keys()].join(', ')}; what they cannot do, a Compute function can.`;
}
