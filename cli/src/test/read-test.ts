import path from 'node:path';
import { filesNamedIn, type Json, type TestFiles } from '../../../runtime/src/index.ts';
import { checkText } from '../check/check-text.ts';
import { addressOf, readText, reason } from '../files.ts';

/** A flow test and the files that it names, all of them JSON. */
export interface ReadTest {
  path: string;
  text: string;
  content: Json;
  files: TestFiles;
  /** The definition: a file of its own, or the test where it has it in itself. */
  flow: { path: string; text: string };
  /** All files that it depends on, itself included. */
  dependsOn: readonly string[];
}

/** Reads a flow test. Throws an Error whose message is for the user where it cannot be run. */
export async function readTest(file: string): Promise<ReadTest> {
  const text = readText(file);
  const { findings } = checkText({ path: file, uri: addressOf(file), text, kind: 'flow-test' }, {});
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`Line ${error.range.start.line + 1}: ${error.message} [${error.rule}]`);
  const content: Json = JSON.parse(plain(text));
  const texts = new Map<string, string>();
  const values = new Map<string, Json>();
  for (const { name } of filesNamedIn(content)) {
    const inside = await readNamed(beside(file, name), name);
    texts.set(name, inside.text);
    values.set(name, inside.value);
  }
  const flow =
    typeof content === 'object' && content !== null && 'flow' in content ? content.flow : undefined;
  return {
    path: file,
    text,
    content,
    files: name => values.get(name),
    flow:
      typeof flow === 'string'
        ? { path: beside(file, flow), text: texts.get(flow) ?? '' }
        : { path: file, text },
    dependsOn: [file, ...[...values.keys()].map(name => beside(file, name))],
  };
}

async function readNamed(file: string, name: string): Promise<{ text: string; value: Json }> {
  try {
    const text = readText(file);
    const value: Json = JSON.parse(plain(text));
    return { text, value };
  } catch (error) {
    const why = error instanceof SyntaxError ? `It is not JSON: ${error.message}.` : reason(error);
    throw new Error(`It names the file ${name}: ${why}`, { cause: error });
  }
}

function beside(file: string, name: string): string {
  return path.isAbsolute(name) ? name : path.join(path.dirname(file), name);
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
