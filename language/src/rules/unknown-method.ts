import { METHODS, type Receiver } from '../expression/methods.ts';
import { nearest } from '../text-distance.ts';
import { findMisuses, type Misuse, replaced, spanOf } from './misuse.ts';
import { defineUnitRule } from './rule.ts';

export const unknownMethod = defineUnitRule<Misuse<'unknown-method'>>({
  meta: {
    id: 'unknown-method',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'A method that does not exist',
    why: 'Values have the methods that they have in Python. A member of the payload cannot be called, so a method that no value has always fails.',
    source: 'Python’s built-in types; the expression library that docs.globus.org names',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "x.rstripp('/') + y.toUpperCase()", "b.=": "'a,b'.append('c')" },
//                              ^^^^^^^ unknown-method: “rstrip”
// = fix "Change to “rstrip”"
//                                               ^^^^^^^^^^^ unknown-method: “upper”
// = fix "Change to “upper”"
//                                                                             ^^^^^^ unknown-method: A text has no method “append”
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x.rstrip('/').upper() + ', '.join(y.keys())" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x.includes + x.trim", "b": "x.trim()" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['unknown-method'], found),
  render: ({ use, mistake: { name, receiver, span } }, unit) => ({
    at: spanOf(unit, use, span),
    what: `${receiver ? HAS[receiver] : 'No value has a'} method “${name}”.`,
    todo: advice(name, receiver),
  }),
  fixes({ use, mistake: { name, receiver, span } }, unit) {
    const meant = meantBy(name, receiver);
    if (meant === undefined) return [];
    return [{ title: `Change to “${meant}”`, edits: [replaced(unit, use, span, meant)], safe: false }];
  },
});

const HAS: Readonly<Record<Receiver, string>> = {
  string: 'A text has no',
  array: 'An array has no',
  object: 'An object has no',
  number: 'A number has no',
  set: 'A set has no',
  bytes: 'Bytes have no',
};

/** Methods of other languages that take the same arguments. */
const SAME = new Map([
  ['indexOf', 'find'],
  ['lastIndexOf', 'rfind'],
  ['replaceAll', 'replace'],
  ['toLowerCase', 'lower'],
  ['toUpperCase', 'upper'],
  ['trim', 'strip'],
  ['trimEnd', 'rstrip'],
  ['trimStart', 'lstrip'],
]);

const INSTEAD = new Map([
  ['concat', 'Join with +: a + b.'],
  ['contains', 'Write: part in whole.'],
  ['filter', 'Write: [x for x in items if …].'],
  ['has', 'Write: name in object.'],
  ['has_key', 'Write: name in object.'],
  ['hasOwnProperty', 'Write: name in object.'],
  ['includes', 'Write: part in whole.'],
  ['length', 'Write: len(x).'],
  ['map', 'Write: [… for x in items].'],
  ['push', 'Write: items + [x].'],
  ['size', 'Write: len(x).'],
  ['slice', 'Write: x[start:end].'],
  ['substr', 'Write: x[start:end].'],
  ['substring', 'Write: x[start:end].'],
  ['toString', 'Write: str(x).'],
]);

function namesFor(receiver: Receiver | undefined): string[] {
  const tables = receiver ? [METHODS[receiver]] : [METHODS.string, METHODS.array, METHODS.object];
  return tables.flatMap(table => [...table.keys()]);
}

function meantBy(name: string, receiver: Receiver | undefined): string | undefined {
  const names = namesFor(receiver);
  const same = SAME.get(name);
  if (same !== undefined) return names.includes(same) ? same : undefined;
  return INSTEAD.has(name) ? undefined : nearest(name, names);
}

function advice(name: string, receiver: Receiver | undefined): string {
  const meant = meantBy(name, receiver);
  if (meant !== undefined) return `Did you mean “${meant}”?`;
  return INSTEAD.get(name) ?? 'Use a method of Python’s text, arrays or objects, or an operator.';
}
