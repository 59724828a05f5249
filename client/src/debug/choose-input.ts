import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inputSkeleton } from '../../../language/src/index.ts';
import { inputsBeside, isJsonObject, parseJsonObject, refusal } from '../../../project/src/index.ts';
import type { Json, JsonObject } from '../../../runtime/src/index.ts';
import { fileName, filesIn, folderOf } from '../project-file/text-files.ts';
import { type Choice, choose, quoted } from '../ui.ts';
import { askJson } from './ask-json.ts';
import { namesIn } from './names-in.ts';

type Answer = 'type' | { file: string } | { body: JsonObject };

/** The input to debug a flow with, or the address of its file: the only one beside the definition, else what a person chooses. */
export async function chooseDebugInput(definition: vscode.Uri, schema: Json): Promise<string | JsonObject> {
  const folder = folderOf(definition);
  const files = inputsBeside(fileName(definition), await filesIn(folder));
  const [only] = files;
  if (only !== undefined && files.length === 1) return inFolder(folder, only);
  const skeleton = parseJsonObject(JSON.stringify(inputSkeleton(schema)), 'The input');
  if (files.length === 0 && Object.keys(skeleton).length === 0) return {};
  const answer = await choose(choices(files, skeleton), {
    title: l10n.t('Debug {definition}', { definition: quoted(fileName(definition)) }),
    placeHolder: l10n.t('The input of the run'),
  });
  if (answer === 'type')
    return objectOf(await askJson(l10n.t('The input of the run, a JSON object'), skeleton));
  return 'file' in answer ? inFolder(folder, answer.file) : answer.body;
}

function choices(files: readonly string[], skeleton: JsonObject): Choice<Answer>[] {
  return [
    ...files.map(file => ({ label: `$(json) ${file}`, value: { file } })),
    {
      label: l10n.t('$(symbol-structure) What the input schema asks for'),
      description: namesIn(skeleton),
      value: { body: skeleton },
    },
    { label: l10n.t('$(edit) Type the input…'), value: 'type' },
  ];
}

function objectOf(input: Json): JsonObject {
  if (isJsonObject(input)) return input;
  throw refusal({
    operation: 'debug',
    message: l10n.t('The input of a run is a JSON object.'),
    remedy: l10n.t('It must start with { and end with }.'),
  });
}

function inFolder(folder: vscode.Uri, file: string): string {
  return vscode.Uri.joinPath(folder, file).toString();
}
