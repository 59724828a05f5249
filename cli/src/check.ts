import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, recognise, validate } from '../../language/src/index.ts';
import { companionSchema } from './companion-schema.ts';
import { EXIT } from './exit-codes.ts';
import { findFiles, readText } from './files.ts';
import { paint } from './paint.ts';

interface Checked {
  path: string;
  diagnostics: Diagnostic[];
}

const SEVERITIES = { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' } as const;
const COLOURS = { 1: 'red', 2: 'yellow', 3: 'blue', 4: 'dim' } as const;

/** `gflow check`: prints the findings and returns the exit status. */
export async function check(paths: readonly string[], options: { json: boolean }): Promise<number> {
  const { files, problems } = await findFiles(paths);
  const checked: Checked[] = [];
  for (const file of files) {
    try {
      const text = await readText(file.path);
      const uri = pathToFileURL(path.resolve(file.path)).href;
      if (!file.named && recognise(uri, text).kind !== 'flow-definition') continue;
      const inputSchema = await companionSchema(file.path);
      const options = inputSchema === undefined ? {} : { inputSchema };
      checked.push({ path: file.path, diagnostics: validate(text, uri, options) });
    } catch (error) {
      problems.push(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const all = checked.flatMap(file => file.diagnostics);
  const errors = all.filter(d => d.severity === 1).length;
  if (options.json) process.stdout.write(`${JSON.stringify({ files: checked, problems }, null, 2)}\n`);
  else process.stdout.write(checked.flatMap(lines).join(''));
  for (const problem of problems) console.error(`gflow: cannot check ${problem}`);
  if (!options.json) console.error(summary(checked.length, errors, all.length - errors));
  return problems.length > 0 ? EXIT.failed : errors > 0 ? EXIT.found : EXIT.ok;
}

function lines(file: Checked): string[] {
  return file.diagnostics.map(({ range, severity, code, message }) => {
    const at = `${file.path}:${range.start.line + 1}:${range.start.character + 1}`;
    return `${paint('bold', at)} ${paint(COLOURS[severity], SEVERITIES[severity])} ${paint('dim', code)} ${message}\n`;
  });
}

function summary(files: number, errors: number, others: number): string {
  const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
  if (files === 0)
    return 'No flow definition found. A file counts as one if it is named *.flow.json, or has StartAt and States with a state that only Globus Flows has.';
  return `${count(files, 'flow definition')} checked: ${count(errors, 'error')}, ${count(others, 'other finding')}.`;
}
