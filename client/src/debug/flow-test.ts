import * as vscode from 'vscode';
import { isJsonObject, parseJsonObject, refusal } from '../../../project/src/index.ts';
import type { Json, JsonObject, WrittenMocks } from '../../../runtime/src/index.ts';
import { fileName, folderOf, readText } from '../project-file/text-files.ts';
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
  /** The case's own over those of its file. */
  settings: JsonObject;
  context: JsonObject;
  /** When its clock starts, in milliseconds since 1970. */
  start: number;
  /** The state that it begins at, where that is not the flow's. */
  startAt: string | undefined;
}

/** The cases of a flow test file. */
export async function casesOf(test: vscode.Uri): Promise<TestCase[]> {
  const whole = parseJsonObject(await readText(test), fileName(test));
  const { flow, mocks, fixtures = {}, cases } = whole;
  const beside = (name: Json | undefined) =>
    typeof name === 'string' ? vscode.Uri.joinPath(folderOf(test), name).toString() : undefined;
  return (Array.isArray(cases) ? cases : []).filter(isJsonObject).map(own => ({
    name: typeof own.name === 'string' ? own.name : '',
    flow: beside(flow),
    input: beside(own.inputFile) ?? (isJsonObject(own.input) ? own.input : {}),
    mocks: [own.mocks, mocks].flatMap(written => (written === undefined ? [] : { mocks: written, fixtures })),
    settings: { ...objectOf(whole.settings), ...objectOf(own.settings) },
    context: { ...objectOf(whole.context), ...objectOf(own.context) },
    start: startOf(own),
    startAt: typeof own.startAt === 'string' ? own.startAt : undefined,
  }));
}

const START = '2025-01-01T00:00:00Z';

function startOf({ clock }: JsonObject): number {
  const { start } = objectOf(clock);
  const given = Date.parse(typeof start === 'string' ? start : START);
  return Number.isNaN(given) ? Date.parse(START) : given;
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
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
