import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windowsFile } from './windows.ts';

const job = {
  name: 'gflow-scans',
  title: 'gflow trigger: scans',
  command: ['C:\\Program Files\\nodejs\\node.exe', 'C:\\gflow.js', 'trigger'],
  folder: 'C:\\Users\\Ada',
  watched: ['D:\\scans'],
};

/** What PowerShell hands over for a parameter. */
function given(script: string, parameter: string): string {
  const [, text = '', escaped] =
    new RegExp(` -${parameter} ('(?:[^']|'')*'|\\(\\[regex\\]::Unescape\\(('(?:[^']|'')*')\\)\\))`).exec(
      script,
    ) ?? [];
  const plain = (quoted: string) => quoted.slice(1, -1).replaceAll("''", "'");
  if (escaped === undefined) return plain(text);
  return plain(escaped).replace(/\\(?:\\|u([0-9a-f]{4}))/g, (_, code?: string) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The words of a command line, as the C runtime of Windows takes it apart. */
function words(line: string): string[] {
  const found: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [part] of line.matchAll(/\\*"|\\+|\s|[^\\"\s]+/g)) {
    if (part.endsWith('"')) {
      const slashes = part.length - 1;
      word = (word ?? '') + '\\'.repeat(slashes >> 1);
      if (slashes % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (isQuoted || part.trim() !== '') word = (word ?? '') + part;
    else {
      if (word !== undefined) found.push(word);
      word = undefined;
    }
  }
  return word === undefined ? found : [...found, word];
}

test('a command line arrives as it was, whatever is in it', () => {
  const word = fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '\\', '’', 'ü', '%', '$', '`') });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), args => {
      const script = windowsFile({ ...job, command: ['node.exe', ...args] });
      expect(words(given(script, 'Argument'))).toEqual(args);
    }),
  );
});

test('what has blanks or letters of a language in it is one thing', () => {
  const folder = 'C:\\Users\\Jürgen’s files';
  const script = windowsFile({ ...job, folder });
  expect(given(script, 'Execute')).toBe('C:\\Program Files\\nodejs\\node.exe');
  expect(given(script, 'WorkingDirectory')).toBe(folder);
});

test('the script reads the same in every code page', () => {
  const script = windowsFile({ ...job, title: 'gflow trigger: Bäume, “樹”', folder: 'D:\\Bäume' });
  expect(script).toMatch(/^[\n -~]*$/);
  expect(given(script, 'Description')).toBe('gflow trigger: Bäume, “樹”');
});

test('it runs as long as the computer does, with the password that network access takes', () => {
  const script = windowsFile(job);
  // A task with an end to its time, or whose restarts are counted, is not there any more after some days.
  expect(script).toContain('-ExecutionTimeLimit ([TimeSpan]::Zero)');
  expect(script).toMatch(/-AtStartup\n/);
  expect(script).toMatch(/-Once -At \(Get-Date\) -RepetitionInterval \(New-TimeSpan -Minutes 1\)\n/);
  expect(script).toContain('-MultipleInstances IgnoreNew');
  expect(script).toMatch(/-Trigger \$start, \$again .* -User \S+ -Password \S+/);
  expect(script).not.toMatch(/S4U|-RepetitionDuration|-RestartCount/);
});
