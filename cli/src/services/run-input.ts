import type { JsonObject } from '../../../globus/src/index.ts';
import { type NamedText, parseJsonObject } from '../../../project/src/index.ts';
import { readStandardInput } from '../files.ts';
import { readNamed } from './flow-files.ts';

/** The run input that is named: a file, or - for standard input; undefined where none is. */
export async function inputText(file: string | undefined): Promise<NamedText | undefined> {
  if (file === undefined) return undefined;
  return file === '-'
    ? { name: 'standard input', text: await readStandardInput() }
    : { name: file, text: await readNamed(file) };
}

/** The input itself; without a text it is empty. */
export function bodyOf(input: NamedText | undefined): JsonObject {
  return input ? parseJsonObject(input.text, input.name) : {};
}
