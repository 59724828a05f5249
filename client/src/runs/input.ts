import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Globus, Json, JsonObject } from '../../../globus/src/index.ts';
import { inputsBeside, parseJson, parseJsonObject } from '../../../project/src/index.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { fileName, filesIn, folderOf, readText } from '../project-file/text-files.ts';
import type { DeployedTarget } from '../target.ts';
import { type Choice, choose, quoted } from '../ui.ts';

/** The input of a run, and the document it is from. */
export interface RunInput {
  body: JsonObject;
  document: vscode.Uri | undefined;
}

type Answer = { document: vscode.Uri } | { last: RunInput } | 'form' | 'type';

/** Asks for the input; `form` and `type` when it is still to be given. */
export async function chooseInput(
  target: DeployedTarget,
  last: RunInput | undefined,
  title: string,
  offersForm = true,
): Promise<RunInput | 'form' | 'type'> {
  const answer = await choose(inputChoices(target, last, offersForm), {
    title,
    placeHolder: l10n.t('The input for {title}', { title: quoted(target.title) }),
  });
  if (answer === 'type' || answer === 'form') return answer;
  return 'last' in answer ? answer.last : readInput(answer.document);
}

/** Reads a run input as the editor has it. */
export async function readInput(document: vscode.Uri): Promise<RunInput> {
  return { body: parseJsonObject(await readText(document), fileName(document)), document };
}

/** The input schema: the file's beside the definition, else the deployed flow's; `{}` accepts any input. */
export async function inputSchema(target: DeployedTarget, globus: Globus): Promise<Json> {
  if (target.definition) {
    const { schema } = await flowFiles(target.definition);
    return schema ? parseJson(await readText(schema), fileName(schema)) : {};
  }
  const flow = await globus.flows.get({ id: target.flowId, title: target.title });
  return flow.input_schema ?? {};
}

async function inputChoices(
  { definition }: DeployedTarget,
  last: RunInput | undefined,
  offersForm: boolean,
): Promise<Choice<Answer>[]> {
  const folder = definition && folderOf(definition);
  const files = folder && definition ? inputsBeside(fileName(definition), await filesIn(folder)) : [];
  return [
    ...(folder
      ? files.map(name => ({
          label: `$(json) ${name}`,
          value: { document: vscode.Uri.joinPath(folder, name) },
        }))
      : []),
    ...(last
      ? [{ label: l10n.t('$(history) The input of the last run'), detail: preview(last), value: { last } }]
      : []),
    ...(offersForm
      ? [
          {
            label: l10n.t('$(list-selection) Fill in a form…'),
            description: l10n.t('made of the input schema; collections are browsed, people found by name'),
            value: 'form' as const,
          },
        ]
      : []),
    {
      label: l10n.t('$(edit) Type the input…'),
      description: l10n.t('in an editor, from what the input schema asks for'),
      value: 'type',
    },
  ];
}

function preview({ body }: RunInput): string {
  const text = JSON.stringify(body);
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
