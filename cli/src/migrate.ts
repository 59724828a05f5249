import { type Diagnostic, fixAll, recognise, validate } from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { addressOf, type Found, findFiles, readText, readTextWith, reason } from './files.ts';
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
export async function migrate(paths: readonly string[], { write, json }: MigrateCommand): Promise<number> {
  const done: Migrated[] = [];
  const { files, problems } = findFiles(paths);
  for (const file of files) {
    try {
      const text = textOf(file);
      if (text === undefined) continue;
      const migrated = await migrateFile(file.path, text, write);
      // Of all the files in a folder only those are told that there is something to tell of.
      if (!json && (file.named || migrated.retired > 0))
        for (const line of lines(migrated, write)) console.log(printable(line));
      done.push(migrated);
    } catch (error) {
      problems.push({ path: file.path, message: reason(error) });
    }
  }
  for (const { path, message } of problems) console.error(printable(`gflow: ${path}: ${message}`));
  if (!json && problems.length === 0 && done.every(({ retired }) => retired === 0) && !files.some(isNamed))
    console.log('No retired providers.');
  if (json) printJson({ files: done.map(toJson), problems });
  if (problems.length > 0) return EXIT.failed;
  return done.some(({ left }) => left.length > 0) ? EXIT.found : EXIT.ok;
}

/** Undefined for a file in a folder that is no flow definition. */
function textOf({ path, named }: Found): string | undefined {
  if (named) return readText(path);
  const text = readTextWith(path, '"StartAt"');
  const isFlow = text !== undefined && recognise(addressOf(path), text).kind === 'flow-definition';
  return isFlow ? text : undefined;
}

const isNamed = ({ named }: Found) => named;

async function migrateFile(file: string, text: string, write: boolean): Promise<Migrated> {
  const uri = addressOf(file);
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
