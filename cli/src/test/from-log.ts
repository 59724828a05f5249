import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { baseName, parseJson, schemaBeside, withCase } from '../../../project/src/index.ts';
import { caseOfRun, type Json } from '../../../runtime/src/index.ts';
import { STANDARD_INPUT } from '../check/sources.ts';
import { readStandardInput, readText, readTextIfThere, reason } from '../files.ts';
import { replaceFile } from '../replace-file.ts';
import { writeNew } from '../write-new.ts';

/**
 * Adds a case to the flow test beside a definition that goes the way of a recorded run: `log` is the file of its log, as
 * `gflow logs --json` prints it, or -. Gives the file of the flow test. Throws an Error whose message is for the user.
 */
export async function addCaseFromLog(definition: string, log: string): Promise<string> {
  const recorded = await read(log);
  const flow = await read(definition);
  const made = caseOfRun(flow, recorded, nameOf(recorded, log));
  if (!made)
    throw new Error(
      `${log}: It is no log of a run, or does not tell its input. gflow logs RUN --json prints one.`,
    );
  const folder = path.dirname(definition);
  const name = path.basename(definition);
  const file = path.join(folder, `${baseName(name)}.flowtest.json`);
  const text = readTextIfThere(file);
  const schema = schemaBeside(name, await readdir(folder));
  const changed = withCase(text, name, schema, made);
  await (text === undefined ? writeNew(file, changed) : replaceFile(file, changed));
  return file;
}

async function read(file: string): Promise<Json> {
  const isInput = file === STANDARD_INPUT;
  let text: string;
  try {
    text = isInput ? await readStandardInput() : readText(file);
  } catch (error) {
    throw new Error(`${file}: ${reason(error)}`, { cause: error });
  }
  return parseJson(text, isInput ? 'standard input' : file);
}

/** The label of the run, else what the file is called. */
function nameOf(log: Json, file: string): string {
  const run = typeof log === 'object' && log !== null && 'run' in log ? log.run : undefined;
  const label = typeof run === 'object' && run !== null && 'label' in run ? run.label : undefined;
  return typeof label === 'string' && label !== '' ? label : baseName(path.basename(file));
}
