import { printString } from '../expression/print-string.ts';
import { findMisuses, type Misuse, replaced, spanOf } from './misuse.ts';
import { defineUnitRule, type Fix } from './rule.ts';

const VIEWS = new Set(['items', 'keys', 'values']);

export const expressionAttribute = defineUnitRule<Misuse<'refused-attribute' | 'hidden-member'>>({
  meta: {
    id: 'expression-attribute',
    since: '0.2.0',
    severity: 'warning',
    group: 'expressions',
    title: 'A member that a dot does not reach',
    why: 'After a dot, a method comes before a member of the same name: `x.items` is the method `items` and not the member. And the library refuses names that begin with an underscore after a dot, and the method `format`. In brackets, `x[‘items’]`, every member can be read.',
    source:
      'the expression library that docs.globus.org names: its order of look-up and its list of refused names',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "x.items[0]", "b.=": "x._private", "c.=": "'{}'.format(x)" },
//                              ^^^^^ expression-attribute: the method “items”
// = fix "Read the member: ['items']"
// = fix "Call the method: .items()"
//                                                   ^^^^^^^^ expression-attribute: is refused
// = fix "Read the member: ['_private']"
//                                                                           ^^^^^^ expression-attribute: f'{x} files'
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x['items'] + _private.y['_z']", "b.=": "[k for k, v in x.items()]" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "x.title + x.count + f'{x}'" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) => findMisuses(unit, ['refused-attribute', 'hidden-member'], found),
  render({ use, mistake }, unit) {
    const at = spanOf(unit, use, mistake.span);
    const { name } = mistake;
    const member = `Write [${printString(name)}] in the place of .${name} to read a member of that name`;
    if (mistake.kind === 'hidden-member')
      return {
        at,
        what: `“.${name}” is the method “${name}” of the object, and not its member of that name.`,
        todo: `${member}, or .${name}() to call the method.`,
      };
    return {
      at,
      what: `“.${name}” is refused in expressions.`,
      todo: mistake.called
        ? "To put values into a text, write an f-string, for instance f'{x} files'."
        : `${member}.`,
    };
  },
  fixes({ use, mistake }, unit) {
    const { name, span } = mistake;
    if (mistake.kind === 'refused-attribute' && mistake.called) return [];
    // The dot may have blanks around it.
    const dot = use.expression.text.lastIndexOf('.', span.offset);
    const access = { offset: dot, length: span.offset + span.length - dot };
    const brackets = `[${printString(name)}]`;
    const member: Fix = {
      title: `Read the member: ${brackets}`,
      edits: [replaced(unit, use, access, brackets)],
      safe: mistake.kind === 'refused-attribute',
    };
    if (mistake.kind === 'refused-attribute') return [member];
    const { text } = use.expression;
    // The payload holds no views: where one would be the value, it is made an array.
    const isValue = span.offset + span.length === text.length && /^[\w.]+$/.test(text);
    const called = VIEWS.has(name) && isValue ? `list(${text}())` : undefined;
    const call: Fix = {
      title: `Call the method: ${called ?? `.${name}()`}`,
      edits: [
        called === undefined
          ? replaced(unit, use, span, `${name}()`)
          : replaced(unit, use, { offset: 0, length: text.length }, called),
      ],
      safe: false,
    };
    return [member, call];
  },
});
