import * as vscode from 'vscode';
import type { Json, JsonObject, WrittenMocks } from '../../../runtime/src/index.ts';
import { fileName, folderOf, readText } from '../project-file/text-files.ts';
import { isJsonObject, parseJsonObject } from '../read-json.ts';
import { refusal } from '../refusal.ts';
import { quoted } from '../ui.ts';

/** What a case of a flow test runs. */
export interface TestCase {
  name: string;
  /** The address of the definition; undefined where the test has the definition in itself. */
  flow: string | undefined;
  /** The address of the file of the input, or the input. */
  input: string | JsonObject;
  /** The mocks of the case, before those of its file. */
  mocks: WrittenMocks[];
}

/** The cases of a flow test file. */
export async function casesOf(test: vscode.Uri): Promise<TestCase[]> {
  const { flow, mocks, fixtures = {}, cases } = parseJsonObject(await readText(test), fileName(test));
  const beside = (name: Json | undefined) =>
    typeof name === 'string' ? vscode.Uri.joinPath(folderOf(test), name).toString() : undefined;
  return (Array.isArray(cases) ? cases : []).filter(isJsonObject).map(own => ({
    name: typeof own.name === 'string' ? own.name : '',
    flow: beside(flow),
    input: beside(own.inputFile) ?? (isJsonObject(own.input) ? own.input : {}),
    mocks: [own.mocks, mocks].flatMap(written => (written === undefined ? [] : { mocks: written, fixtures })),
  }));
}

/** The case with a name. */
export async function caseNamed(test: vscode.Uri, name: string): Promise<TestCase> {
  const found = (await casesOf(test)).find(one => one.name === name);
  if (found) return found;
  throw refusal({
    operation: 'debug a flow test',
    message: `${fileName(test)} has no case ${quoted(name)}.`,
    remedy: 'Name one of its cases as “case” in the launch configuration.',
  });
}
