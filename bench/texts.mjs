import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flowOf, SCHEMA, twinOf } from './flows.mjs';

export const SIZES = [10, 100, 1000, 10_000];

/**
 * The flows as files, so that nobody's memory holds more of them than the text, each with its input schema beside it
 * where a language server looks for it. Answers where the file of a machine and a size is.
 */
export function writeTexts() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const fileOf = (machine, states) => join(folder, `${states}.${machine}.json`);
  for (const states of SIZES) {
    writeFileSync(fileOf('flow', states), flowOf(states));
    writeFileSync(fileOf('twin', states), twinOf(states));
    writeFileSync(fileOf('schema', states), SCHEMA);
  }
  return fileOf;
}
