/** A function at the top of a Python file. */
export interface PythonFunction {
  name: string;
  /** From its “def” to its end. */
  source: string;
  /** In which line it begins, from 1. */
  line: number;
  description: string;
  /** It has decorators, which are not sent. */
  decorated: boolean;
  /** Names that the file imports outside of the function, and that it uses: Compute does not have them there. */
  foreignImports: string[];
}

/** The functions that a Python file defines at its top, in order. */
export function pythonFunctions(text: string): PythonFunction[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const inString = stringLines(lines);
  const imported = lines.flatMap((line, i) => (inString[i] ? [] : namesImported(line)));
  return lines.flatMap((line, i) => {
    const name = inString[i] ? undefined : /^def\s+([\p{L}_][\p{L}\p{N}_]*)\s*\(/u.exec(line)?.[1];
    if (name === undefined) return [];
    let end = i + 1;
    while (end < lines.length && (inString[end] || isInside(lines[end] ?? '', lines, i, end))) end++;
    const source = `${lines.slice(i, end).join('\n').trimEnd()}\n`;
    return [
      {
        name,
        source,
        line: i + 1,
        description: docstring(source),
        decorated: /^@/.test(lines[i - 1] ?? ''),
        foreignImports: imported.filter(
          one =>
            new RegExp(`\\b${one}\\b`).test(source) && !new RegExp(`import[^\\n]*\\b${one}\\b`).test(source),
        ),
      },
    ];
  });
}

/** Blank and indented lines are a part of it, comments too, and the rest of a signature over several lines. */
function isInside(line: string, lines: readonly string[], start: number, at: number): boolean {
  if (/^\s/.test(line) || line === '' || line.startsWith('#')) return true;
  const before = lines.slice(start, at).join('\n');
  return !/:\s*(#.*)?$/m.test(before) && /^\)/.test(line);
}

/** For each line whether it begins within a string of three quotes. */
function stringLines(lines: readonly string[]): boolean[] {
  let open = '';
  return lines.map(line => {
    const begins = open !== '';
    for (const [quote] of line.matchAll(/"""|'''|#/g)) {
      if (quote === '#' && open === '') break;
      if (quote === '#') continue;
      open = open === '' ? quote : open === quote ? '' : open;
    }
    return begins;
  });
}

function namesImported(line: string): string[] {
  const names = /^import\s+(.+)$/.exec(line)?.[1] ?? /^from\s+\S+\s+import\s+\(?([^)]+)\)?$/.exec(line)?.[1];
  return (names ?? '').split(',').flatMap(part => {
    const [, whole, as] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?/.exec(part) ?? [];
    const name = as ?? whole?.split('.')[0];
    return name ? [name] : [];
  });
}

function docstring(source: string): string {
  const [, text = ''] = /:\s*\n\s+(?:"""|''')\s*([^\n]*?)\s*(?:"""|'''|\n)/.exec(source) ?? [];
  return text;
}
