import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, fixAll, validate } from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { type Problem, readText, reason } from './files.ts';
import { placeOf, printable } from './formats/words.ts';
import { printJson } from './print-json.ts';
import { replaceFile } from './replace-file.ts';

const RULE = 'retired-provider';

export interface MigrateCommand {
  write: boolean;
  json: boolean;
}

interface Migrated {
  path: string;
  /** How many retired providers there were. */
  retired: number;
  moved: number;
  written: boolean;
  /** What is to be done by hand. */
  left: readonly Diagnostic[];
}

/** `gflow migrate`: moves retired providers to today's, prints what it did, and returns the exit status. */
export async function migrate(files: readonly string[], { write, json }: MigrateCommand): Promise<number> {
  const done: Migrated[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      const migrated = await migrateFile(file, write);
      if (!json) for (const line of lines(migrated, write)) console.log(printable(line));
      done.push(migrated);
    } catch (error) {
      const message = reason(error);
      console.error(printable(`gflow: ${file}: ${message}`));
      problems.push({ path: file, message });
    }
  }
  if (json) printJson({ files: done.map(toJson), problems });
  if (problems.length > 0) return EXIT.failed;
  return done.some(({ left }) => left.length > 0) ? EXIT.found : EXIT.ok;
}

async function migrateFile(file: string, write: boolean): Promise<Migrated> {
  const uri = pathToFileURL(path.resolve(file)).href;
  const text = readText(file);
  const retired = validate(text, uri).filter(({ code }) => code === RULE).length;
  const migrated = fixAll(text, uri, { only: [RULE] });
  const left = validate(migrated, uri).filter(({ code }) => code === RULE);
  const written = write && migrated !== text;
  if (written) await replaceFile(file, migrated);
  return { path: file, retired, moved: retired - left.length, written, left };
}

function* lines({ path, retired, moved, left }: Migrated, write: boolean): Iterable<string> {
  yield `${path}: ${moved} of ${retired} retired providers ${write ? 'moved' : 'would move'}.`;
  for (const { range, message } of left) yield `${placeOf(path, range)} by hand: ${message}`;
}

function toJson({ left, ...file }: Migrated) {
  return { ...file, left: left.map(({ range, message }) => ({ range, message })) };
}
