import { printString } from '../expression/print-string.ts';
import { renameKey } from '../json/edits.ts';
import type { Unit } from '../model/unit.ts';
import { plainName } from '../model/uses.ts';
import { pathProblemWords, quotedPathWords } from './expression-path-words.ts';
import { findMisuses, type Misuse, replaced, spanOf, textAt } from './misuse.ts';
import { defineUnitRule, type Fix } from './rule.ts';

type PathMisuse = Misuse<'bare-path' | 'path-in-quotes' | 'path-malformed' | 'path-argument'>;

export const expressionPath = defineUnitRule<PathMisuse>({
  meta: {
    id: 'expression-path',
    since: '0.2.0',
    severity: 'error',
    group: 'expressions',
    title: 'A path that an expression does not follow',
    why: 'In an expression a JSONPath stands in back-quotes: `` `$.a.b` ``; without `$.`, `a.b`, it needs none. In quotes it is only a text. `is_present` and `getattr` alone take a path as a text, without `$.`.',
    source: 'docs.globus.org, authoring flows: expressions',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "$.x.y + '/'", "b.=": "'$.x' + z", "c.=": "is_present('$.x') and is_present(y.z)" },
//                            ^^^^^ expression-path: back-quotes
// = fix "Put the paths in back-quotes"
//                                                  ^^^^^ expression-path: only a text
// = fix "Read the value at the path"
//                                                                                  ^^ expression-path: without “$.”
// = fix "Change to 'x'"
//                                                                                                       ^^^ expression-path: in quotes
// = fix "Change to 'y.z'"
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "ExpressionEval",
      "Parameters": { "a.=": "is_present($.x.y) or $.z" },
//                                       ^^^^^ expression-path: 'x.y'
// = fix "Put the paths in quotes"
      "ResultPath": "$.a",
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "\`$.x.y\` + x.y + '$'", "b.=": "is_present('x.y[0]')" }, "ResultPath": "$.a", "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "ExpressionEval", "Parameters": { "a.=": "[p for p in paths if is_present(p)]", "b.=": "getattr('a.' + x, 'cost: $.50')" }, "ResultPath": "$.a", "End": true } } }`,
      ],
    },
  },
  check: (unit, found) =>
    findMisuses(unit, ['bare-path', 'path-in-quotes', 'path-malformed', 'path-argument'], found),
  render({ use, mistake }, unit) {
    const at = spanOf(unit, use, mistake.span);
    switch (mistake.kind) {
      case 'bare-path':
        return {
          at,
          what: 'A JSONPath stands in back-quotes in an expression.',
          todo: `Write ${writtenAt(mistake)}, or the name without “$.” before it.`,
        };
      case 'path-in-quotes':
        return {
          at,
          what: `This is only a text, and not the value at “${mistake.path}”.`,
          todo: `Write \`${mistake.path}\` in back-quotes.`,
          severity: 'warning',
        };
      case 'path-malformed':
        return { at, ...pathProblemWords(mistake.code) };
      case 'path-argument':
        return { at, ...quotedPathWords(mistake.name, mistake.problem), severity: 'warning' };
    }
  },
  fixes({ use, mistake }, unit): Fix[] {
    switch (mistake.kind) {
      case 'bare-path': {
        const edits = mistake.all.flatMap(path =>
          path.instead === undefined ? [] : replaced(unit, use, path, path.instead),
        );
        const whole = edits.length === mistake.all.length;
        const quotes = mistake.all.every(path => path.instead?.startsWith('`')) ? 'back-quotes' : 'quotes';
        const quoted: Fix = { title: `Put the paths in ${quotes}`, edits, safe: true };
        return [...(whole ? [quoted] : []), ...asPathKey({ use, mistake }, unit)];
      }
      case 'path-in-quotes': {
        const edits = [replaced(unit, use, mistake.span, `\`${mistake.path}\``)];
        return [{ title: 'Read the value at the path', edits, safe: false }];
      }
      case 'path-argument': {
        if (mistake.meant === undefined) return [];
        const path = printString(mistake.meant);
        const edits = [replaced(unit, use, mistake.argument, path)];
        return [{ title: `Change to ${path}`, edits, safe: mistake.problem === 'dollar' }];
      }
      case 'path-malformed':
        return [];
    }
  },
});

/** How the path at hand stands in an expression. */
function writtenAt({ all, span }: Misuse<'bare-path'>['mistake']): string {
  return all.find(path => path.offset === span.offset)?.instead ?? 'it as a text in quotes';
}

/** Where nothing but a path stands, the key can be one for paths. */
function asPathKey({ use, mistake }: Misuse<'bare-path'>, unit: Unit): Fix[] {
  const key = unit.uses.dynamicKeys.find(k => k.member.value?.offset === use.place.offset);
  const name = `${plainName(use.name)}.$`;
  const whole = textAt(use, mistake.span) === use.expression.text;
  if (!key || !whole || key.object.members.some(m => m.name === name)) return [];
  return [{ title: `Name the key “${name}”`, edits: [renameKey(key.member, name)], safe: true }];
}
