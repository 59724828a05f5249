/** Words that Python keeps for itself: neither a name nor an attribute can be one of them. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Can a property of the payload be named bare in an expression? */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text) && !KEYWORDS.has(text);
}

/** Constants as JSON and other languages write them, and how Python does. */
export const PYTHON_WORDS: ReadonlyMap<string, 'True' | 'False' | 'None'> = new Map([
  ['true', 'True'],
  ['TRUE', 'True'],
  ['false', 'False'],
  ['FALSE', 'False'],
  ['null', 'None'],
  ['NULL', 'None'],
  ['none', 'None'],
  ['nil', 'None'],
  ['undefined', 'None'],
]);
