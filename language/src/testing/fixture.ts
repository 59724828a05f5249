/**
 * Fixtures are JSON texts with expectations in `//` lines under the code. The lines are blanked before
 * analysis, so offsets are real and strict JSON is what is tested:
 *
 *     "Next": "Nope"
 *     //      ^^^^^^ unknown-state: no state “Nope”
 *     // = fix "Change to “Done”"
 *     // -- schema.json            starts another file
 *
 * The cursor is a comment with nothing but a bar in it (see CURSOR).
 */
export interface Fixture {
  files: ReadonlyMap<string, FixtureFile>;
  /** The first file. */
  main: FixtureFile;
}

export interface FixtureFile {
  name: string;
  text: string;
  expected: readonly Expectation[];
  /** The offset of the cursor mark, if there is one. */
  cursor: number | undefined;
}

export interface Expectation {
  line: number;
  from: number;
  to: number;
  rule: string;
  /** A part of the message; empty for any. */
  fragment: string;
  fixes: readonly string[];
}

const CURSOR = '/*|*/';
const EXPECT = /^\s*\/\/\s*(\^+)\s*([a-z0-9-]+)(?::\s*(.*))?$/;
const FIX = /^\s*\/\/\s*= fix "(.*)"\s*$/;
const FILE = /^\s*\/\/ -- (\S+)\s*$/;

export function readFixture(source: string): Fixture {
  const files = new Map<string, FixtureFile>();
  let name = 'main.flow.json';
  let lines: string[] = [];
  const close = () => {
    if (lines.some(line => line.trim() !== '') || files.size === 0) files.set(name, readFile(name, lines));
    lines = [];
  };
  for (const line of source.split('\n')) {
    const next = FILE.exec(line)?.[1];
    if (next === undefined) lines.push(line);
    else {
      close();
      name = next;
    }
  }
  close();
  const [main] = files.values();
  return { files, main: main ?? readFile(name, []) };
}

function readFile(name: string, source: string[]): FixtureFile {
  const kept: string[] = [];
  const expected: (Expectation & { fixes: string[] })[] = [];
  let line = 0;
  for (const [index, text] of source.entries()) {
    const mark = EXPECT.exec(text);
    const fix = FIX.exec(text);
    if (mark) {
      const from = text.indexOf('^');
      const [, carets = '', rule = '', fragment = ''] = mark;
      expected.push({ line, from, to: from + carets.length, rule, fragment, fixes: [] });
    } else if (fix) expected.at(-1)?.fixes.push(fix[1] ?? '');
    else line = index;
    kept.push(mark || fix ? ' '.repeat(text.length) : text);
  }
  const text = kept.join('\n');
  const cursor = text.indexOf(CURSOR);
  return { name, expected, text: text.replace(CURSOR, ''), cursor: cursor < 0 ? undefined : cursor };
}
