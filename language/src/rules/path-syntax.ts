import { renameKey, replaceNode } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import { isHole } from '../model/placeholder.ts';
import { type DynamicKey, type PathUse, plainName } from '../model/uses.ts';
import { mistakeIn, type PathMistake } from '../path/mistake.ts';
import { pathMistakeWords } from './path-words.ts';
import { defineUnitRule, type Fix } from './rule.ts';

type BadPath =
  | { kind: 'path'; use: PathUse; key: DynamicKey | undefined; mistake: PathMistake }
  /** The value of a `.$` or `.=` key is no string. */
  | { kind: 'constant'; key: DynamicKey };

export const pathSyntax = defineUnitRule<BadPath>({
  meta: {
    id: 'path-syntax',
    since: '0.1.0',
    severity: 'error',
    group: 'paths',
    title: 'A malformed JSONPath',
    why: 'The value of a key that ends in `.$`, and of a field that takes a path, is a JSONPath into the payload: `$`, then steps like `.name`, `[0]` or `[‘a name’]`. The service refuses anything else, or the run fails at this state.',
    source: 'docs.globus.org, authoring flows: actions; pattern of the published API types',
    examples: {
      bad: [
        `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Pass",
      "Parameters": {
        "a.$": "input.id",
//              ^^^^^^^^ path-syntax: does not begin with $
// = fix "Change to “$.input.id”"
        "list": [{ "b.$": "$.items[" }],
//                                ^ path-syntax: bracket that is not closed
        "c.$": 5,
//             ^ path-syntax: is not a string
// = fix "Take “.$” off the key"
        "d.$": "$.count + 1"
//              ^^^^^^^^^^^ path-syntax: reads like an expression
// = fix "Make it an expression"
      },
      "End": true
    }
  }
}`,
      ],
      good: [
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "$.x[0]['b c'].d", "b": "not a path" }, "End": true } } }`,
        `{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$", "ResultPath": "$", "End": true } } }`,
      ],
    },
  },
  check({ uses }, found) {
    for (const use of uses.paths) {
      const mistake = mistakeIn(use.path);
      if (!mistake || isHole(use.path.text)) continue;
      const key = uses.dynamicKeys.find(({ member }) => member.value === use.node);
      found({ kind: 'path', use, key, mistake });
    }
    for (const key of uses.dynamicKeys) {
      const { value } = key.member;
      if (value && value.type !== 'string') found({ kind: 'constant', key });
    }
  },
  render(finding, { text }) {
    if (finding.kind === 'path') {
      const { use, mistake } = finding;
      const { offset, length } = mistake.span;
      const at = use.path.text === '' ? use.node : spanInString(text, use.node, offset, offset + length);
      return { at: { offset: at.offset, length: at.length }, ...pathMistakeWords(use, mistake) };
    }
    const { member, kind } = finding.key;
    return {
      at: member.value ?? member.key,
      what: `The value of "${member.name}" is not a string.`,
      todo:
        kind === 'path'
          ? 'Write a JSONPath, or take “.$” off the key to write a constant.'
          : 'Write an expression, or take “.=” off the key to write a constant.',
    };
  },
  fixes(finding): Fix[] {
    if (finding.kind === 'constant') return constantFix(finding.key, 'safe');
    const { use, key, mistake } = finding;
    const { path, expression, code } = mistake;
    const fixes: Fix[] = [];
    if (path !== undefined)
      fixes.push({
        title: `Change to “${path}”`,
        edits: [replaceNode(use.node, JSON.stringify(path))],
        safe: code === 'blank',
      });
    if (expression !== undefined && key)
      fixes.push({
        title: 'Make it an expression',
        edits: [
          renameKey(key.member, `${plainName(key.member.name)}.=`),
          replaceNode(use.node, JSON.stringify(expression)),
        ],
        safe: false,
      });
    if (code === 'no-dollar' && key) fixes.push(...constantFix(key));
    return fixes;
  },
});

/** Makes a constant of the value; none where the object has a key of that name already. */
function constantFix({ member, object, kind }: DynamicKey, safe?: 'safe'): Fix[] {
  const name = plainName(member.name);
  if (name === '' || object.members.some(m => m.name === name)) return [];
  const suffix = kind === 'path' ? '.$' : '.=';
  return [
    { title: `Take “${suffix}” off the key`, edits: [renameKey(member, name)], safe: safe !== undefined },
  ];
}
