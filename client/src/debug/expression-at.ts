/** A text of a line, and where it begins. */
export interface Found {
  text: string;
  start: number;
}

// A path runs to what cannot be a part of one; quotes in brackets belong to it.
const PATH = /\$(?:\.\.?[\w*-]+|\[(?:'[^'"]*'|[\d*:,-]+)\])*/g;
// In an expression: a name with its members and subscripts.
const NAME = /[A-Za-z_]\w*(?:\.\w+|\[(?:'[^'"]*'|-?\d+)\])*/g;
const EXPRESSION_VALUE = /"[^"]*\.="\s*:\s*"(?<text>(?:[^"\\]|\\.)*)"/dg;

/** The path, or the name in an expression, that a column of a line of a definition stands in. */
export function expressionAt(line: string, column: number): Found | undefined {
  return covering(pathsIn(line), column) ?? covering(namesIn(line), column);
}

/** The paths in a line: in strings, and between back-quotes in expressions. */
export function pathsIn(line: string): Found[] {
  return [...line.matchAll(PATH)]
    .filter(({ index }) => /["`\s(,]/.test(line[index - 1] ?? ''))
    .map(({ 0: text, index }) => ({ text, start: index }));
}

/** The names in the expressions of a line. */
function namesIn(line: string): Found[] {
  return [...line.matchAll(EXPRESSION_VALUE)].flatMap(({ groups, indices }) => {
    const from = indices?.groups?.text?.[0] ?? 0;
    return [...(groups?.text ?? '').matchAll(NAME)].map(({ 0: text, index }) => ({
      text,
      start: from + index,
    }));
  });
}

function covering(found: readonly Found[], column: number): Found | undefined {
  return found.find(({ text, start }) => start <= column && column <= start + text.length);
}
