import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { parseJson, parseJsonObject, refusal } from '../../../project/src/index.ts';
import { filesNamedIn, type Json, type TestFiles } from '../../../runtime/src/index.ts';
import { fileName, folderOf, readText } from '../project-file/text-files.ts';
import { quoted } from '../ui.ts';

/** A flow test, with the files that it names. */
export interface TestFile {
  uri: vscode.Uri;
  text: string;
  content: Json;
  files: TestFiles;
  /** The definition; undefined where the test has it in itself. */
  flow: vscode.Uri | undefined;
}

/** Reads a flow test and all that it names. Throws where one of them is not there, or is not JSON. */
export async function readTestFile(uri: vscode.Uri): Promise<TestFile> {
  const text = await readText(uri);
  const content = parseJsonObject(text, fileName(uri));
  const read = new Map<string, Json>();
  for (const { name } of filesNamedIn(content)) read.set(name, await readNamed(uri, name));
  const { flow } = content;
  return {
    uri,
    text,
    content,
    files: name => read.get(name),
    flow: typeof flow === 'string' ? beside(uri, flow) : undefined,
  };
}

/** A file that a flow test names. */
export function beside(test: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(folderOf(test), name);
}

async function readNamed(test: vscode.Uri, name: string): Promise<Json> {
  const uri = beside(test, name);
  try {
    return parseJson(await readText(uri), name);
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    throw refusal({
      operation: `read ${fileName(test)}`,
      message: l10n.t('The file {name}, which {test} names, is not there.', {
        name: quoted(name),
        test: fileName(test),
      }),
      remedy: l10n.t('Mend its path, which starts at the folder of the test.'),
    });
  }
}
