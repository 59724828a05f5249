import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { fixAll, validate } from '../../language/src/index.ts';
import { EXIT } from './exit-codes.ts';
import { readText, reason } from './files.ts';
import { replaceFile } from './replace-file.ts';

const RULE = 'retired-provider';

/** `gflow migrate`: moves retired providers to today's, prints what it did, and returns the exit status. */
export async function migrate(files: readonly string[], options: { write: boolean }): Promise<number> {
  let status: number = EXIT.ok;
  for (const file of files) {
    try {
      const uri = pathToFileURL(path.resolve(file)).href;
      const text = await readText(file);
      const retired = validate(text, uri).filter(d => d.code === RULE);
      const migrated = fixAll(text, uri, { only: [RULE] });
      const left = validate(migrated, uri).filter(d => d.code === RULE);
      if (options.write && migrated !== text) await replaceFile(file, migrated);
      const moved = retired.length - left.length;
      console.log(
        `${file}: ${moved} of ${retired.length} retired providers ${options.write ? 'moved' : 'would move'}.`,
      );
      for (const { range, message } of left) {
        console.log(`${file}:${range.start.line + 1}:${range.start.character + 1} by hand: ${message}`);
        status = EXIT.found;
      }
    } catch (error) {
      console.error(`gflow: cannot migrate ${file}: ${reason(error)}`);
      return EXIT.failed;
    }
  }
  return status;
}
