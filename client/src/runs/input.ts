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

type Answer = { document: vscode.Uri } | { last: RunInput } | 'type';

/** Asks for the input; `type`, or what else is offered, when it is still to be given. */
export async function chooseInput<Other extends string = never>(
  target: DeployedTarget,
  last: RunInput | undefined,
  title: string,
  others: readonly Choice<Other>[] = [],
): Promise<RunInput | 'type' | Other> {
  const answer = await choose<Answer | Other>(inputChoices(target, last, others), {
    title,
    placeHolder: l10n.t('The input for {title}', { title: quoted(target.title) }),
  });
  if (typeof answer === 'string') return answer;
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

async function inputChoices<Other extends string>(
  { definition }: DeployedTarget,
  last: RunInput | undefined,
  others: readonly Choice<Other>[],
): Promise<Choice<Answer | Other>[]> {
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
    ...others,
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
