import type { Range } from '../../../language/src/index.ts';
import { type CheckedFile, type CheckedKind, type CheckResult, summarise } from '../check/result.ts';

/** `copy.flow.json:2:14`, as compilers and editors have it. */
export function placeOf(path: string, { start }: Range): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}

/** Where a place is that a finding is related to: in the same file, or in another one of the project. */
export function pathOf(uri: string, file: CheckedFile, root: string): string {
  return uri === file.uri ? file.path : relativePath(uri, root);
}

/** An address as a path under the root, with forward slashes; one outside the root stays an address. */
export function relativePath(uri: string, root: string): string {
  return uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : uri;
}

// What would move the cursor, colour the screen, or let a line read differently than it is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text of somebody else’s, harmless on a terminal: what steers it is written as JSON escapes. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * The whole in one sentence: “2 flow definitions checked: 1 error, 2 warnings; 1 can be fixed with --fix.”
 * Nothing where all that there was could not be checked.
 */
export function summaryLines({ files, problems }: CheckResult): string[] {
  if (files.length === 0 && problems.length > 0) return [];
  if (files.length === 0) return [NOTHING];
  const { errors, warnings, information, hints, fixable } = summarise(files);
  const found = [
    ...counted(errors, 'error'),
    ...counted(warnings, 'warning'),
    ...counted(information + hints, 'note'),
  ];
  const checked = and(KINDS.flatMap(([kind, noun]) => counted(ofKind(files, kind), noun)));
  const fixes = fixable > 0 ? `; ${fixable} can be fixed with --fix` : '';
  return [`${checked} checked: ${found.join(', ') || 'no findings'}${fixes}.`];
}

const NOTHING =
  'No flow definition found. A file counts as one if it is named *.flow.json, or has StartAt and States with a state that only Globus Flows has.';

const KINDS: readonly (readonly [CheckedKind, string])[] = [
  ['flow-definition', 'flow definition'],
  ['input-schema', 'input schema'],
  ['run-input', 'run input'],
  ['flow-test', 'flow test'],
  ['project-file', 'project file'],
];

/** Why a file cannot be looked at as a flow: what it is taken for. */
export function isNoFlow(kind: CheckedKind): string {
  const noun = KINDS.find(([one]) => one === kind)?.[1] ?? kind;
  return `It is ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}, and no flow definition. Name the definition.`;
}

function ofKind(files: readonly CheckedFile[], kind: CheckedKind): number {
  return files.filter(file => file.kind === kind).length;
}

/** “2 errors”; nothing for none. */
function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
}

/** “a”, “a and b”, “a, b and c”. */
function and(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
