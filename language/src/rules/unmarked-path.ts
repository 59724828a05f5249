import { isExpressionLike } from '../expression/expression-like.ts';
import { renameKey } from '../json/edits.ts';
import type { Member } from '../json/tree.ts';
import { providerOf } from '../model/provider-of.ts';
import { type StateString, stateStrings } from '../model/strings.ts';
import { dynamicKind } from '../model/uses.ts';
import { isPathLike } from '../path/path-like.ts';
import { defineUnitRule, type Fix } from './rule.ts';

interface Unmarked {
  kind: 'path' | 'expression';
  string: StateString;
  /** `Result` of a Pass state, where the string is in there: nothing in it is evaluated. */
  result: Member | undefined;
  /** The state has a field `Parameters`. */
  evaluates: boolean;
}

// The value of such a key is a path to follow, or code to run, for somebody else.
const FOR_OTHERS = {
  path: /json_?path|jmes_?path|xpath/i,
  expression: /expression|code|script|command|formula|query|filter/i,
};
const EXPRESSION_EVAL = 'https://actions.globus.org/expression_eval';

export const unmarkedPath = defineUnitRule<Unmarked>({
  meta: {
    id: 'unmarked-path',
    since: '0.2.0',
    severity: 'warning',
    group: 'paths',
    title: 'A path under a key without “.$”',
    why: 'A constant is passed on as it stands: without `.$` at the end of the key the action gets the text `$.input.id`, and not the value at that path.',
    source: 'docs.globus.org, authoring flows: actions; the slip is in published examples',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "id": "$.input.id",
//            ^^^^^^^^^^^^ unmarked-path: the text “$.input.id”
// = fix "Add “.$” to the key"
        "names": ["$.first", "$.second"],
//                ^^^^^^^^^ unmarked-path: "names.=": "[…]"
//                           ^^^^^^^^^^ unmarked-path: "names.=": "[…]"
        "label": "'Copy ' + \`$.name\`"
//               ^^^^^^^^^^^^^^^^^^^^ unmarked-path: the text of the expression
// = fix "Add “.=” to the key"
      },
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "id.$": "$.input.id", "cost": "$.50", "text": "Dear $name" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "all": "$", "jsonpath": "$.a.b" }, "End": true } } }`,
      ],
    },
  },
  check(unit, found) {
    for (const string of stateStrings(unit)) {
      // A marked key that is not evaluated, in “Result”, has a finding of its own.
      const kind = dynamicKind(string.member.name) ? undefined : kindOf(string.text);
      const { state, uses } = unit;
      if (!kind || !state || FOR_OTHERS[kind].test(string.name)) continue;
      // It takes a path as a constant.
      if (string.name === 'result_path' && providerOf(state)?.url === EXPRESSION_EVAL) continue;
      const result = string.field === 'Result' ? state.fields.get('Result') : undefined;
      found({ kind, string, result, evaluates: uses.templates.length > 0 });
    }
  },
  render: ({ kind, string, result }) => {
    const where = result ? ' under "Parameters", for "Result" is never evaluated' : '';
    return {
      at: string.node,
      what:
        kind === 'path'
          ? `This is the text “${string.text}”, and not the value at that path.`
          : 'This is the text of the expression, and not its value.',
      todo: isElement(string)
        ? `An array holds constants only: compute it, as in "${string.name}.=": "[…]"${where}.`
        : `To get the value, write "${string.name}${suffixOf(kind)}"${where}.`,
    };
  },
  fixes: ({ kind, string, result, evaluates }): Fix[] => {
    const name = string.name + suffixOf(kind);
    if (isElement(string) || string.object.members.some(m => m.name === name)) return [];
    const rename = renameKey(string.member, name);
    if (!result) return [{ title: `Add “${suffixOf(kind)}” to the key`, edits: [rename], safe: false }];
    if (evaluates) return [];
    const edits = [renameKey(result, 'Parameters'), rename];
    return [{ title: 'Evaluate it under “Parameters”', edits, safe: false }];
  },
});

function kindOf(text: string): Unmarked['kind'] | undefined {
  if (isPathLike(text)) return 'path';
  return isExpressionLike(text) ? 'expression' : undefined;
}

function suffixOf(kind: Unmarked['kind']): '.$' | '.=' {
  return kind === 'path' ? '.$' : '.=';
}

function isElement({ node, member }: StateString): boolean {
  return member.value !== node;
}
