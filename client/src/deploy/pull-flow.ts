import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Flow, JsonObject, Session } from '../../../globus/src/index.ts';
import { flowNameIn } from '../../../language/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { chooseAuthor } from '../accounts/choose-actor.ts';
import { chooseOrFind } from '../choose-or-find.ts';
import { askFolder } from '../new-flow/ask-folder.ts';
import { askName } from '../new-flow/ask-name.ts';
import { createFiles } from '../new-flow/create-files.ts';
import { definitionOf, type FlowFiles, flowFiles, rememberDeployment } from '../project-file/flow-files.ts';
import { fileName } from '../project-file/text-files.ts';
import { retriably } from '../retriably.ts';
import { definitionFor, targetFor } from '../target.ts';
import { type Choice, choose, quoted, withProgress } from '../ui.ts';
import { isUuid } from '../uuid.ts';
import type { Workbench } from '../workbench.ts';

const PULL = l10n.t('Pull a Deployed Flow into Files');

/** Writes a deployed flow into its files: into new ones, where none in this workspace are its own. */
export async function pullFlow(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const known =
    argument === undefined ? undefined : await targetFor(argument, workbench.language, environment.id);
  const session = await chooseAuthor(workbench, environment, {
    flow: known ?? {},
    title: PULL,
    purpose: l10n.t('pull a flow'),
  });
  await retriably(workbench, session, async () => {
    const flow = await chosenFlow(workbench, session, PULL, known?.flowId);
    const definition = known?.definition ?? (await definitionOf(environment.id, flow.id));
    if (definition) await takeTheirs(workbench, flow, await flowFiles(definition));
    else await intoNewFiles(workbench, session, flow);
  });
}

/** Puts what is deployed in the place of what is in the files, once that is agreed to; the editor can undo it. */
export async function takeTheirs(
  { deployer, deployedDocuments, problems }: Workbench,
  flow: Flow,
  { definition, schema }: FlowFiles,
): Promise<void> {
  await choose(
    [
      {
        label: l10n.t('$(cloud-download) Replace {definition} by what is deployed', {
          definition: fileName(definition),
        }),
        detail: l10n.t('{value}Undo in the editor brings back what is there now.', {
          value: schema ? l10n.t('{schema}, too. ', { schema: fileName(schema) }) : '',
        }),
        value: true,
      },
    ],
    { title: PULL, placeHolder: l10n.t('Press Enter to replace it, Escape to leave everything as it is') },
  );
  const parts = [
    { file: definition, value: definitionIn(flow) },
    ...(schema ? [{ file: schema, value: flow.input_schema ?? {} }] : []),
  ];
  const edit = new vscode.WorkspaceEdit();
  for (const { file, value } of parts) {
    const document = await vscode.workspace.openTextDocument(file);
    const whole = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
    edit.replace(file, whole, await deployedDocuments.textFor(file, value));
  }
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(definition);
  // What somebody else has deployed is known here from now on.
  await deployer.remember(flow);
  problems.tell(
    l10n.t('{definition} is as it is deployed. It is not saved yet.', { definition: fileName(definition) }),
  );
}

async function intoNewFiles(workbench: Workbench, session: Session, flow: Flow): Promise<void> {
  const folder = await askFolder(PULL, l10n.t('The folder for {title}', { title: quoted(flow.title) }));
  const text = (value: JsonObject) => `${JSON.stringify(value, undefined, 2)}\n`;
  const { input_schema: schema } = flow;
  const hasSchema = schema !== null && Object.keys(schema).length > 0;
  const files = await askName(PULL, folder, flowNameIn(flow.title.replace(/[/\\:]/g, '-')), name => [
    { name: `${name}.flow.json`, text: text(definitionIn(flow)) },
    ...(hasSchema ? [{ name: `${name}.schema.json`, text: text(schema) }] : []),
  ]);
  const [definition] = await createFiles(folder, files);
  if (!definition) return;
  await adopt(workbench, definition, flow, session);
  await workbench.deployer.remember(flow);
  await vscode.window.showTextDocument(definition, { preview: false });
}

/** Makes a definition the one of a flow that is deployed already: deploying it updates that flow from then on. */
export async function adoptFlow(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const definition = await definitionFor(argument, workbench.language, environment.id);
  const session = await chooseAuthor(workbench, environment, {
    flow: { definition },
    title: l10n.t('Adopt a Deployed Flow'),
    purpose: l10n.t('adopt a flow'),
  });
  await retriably(workbench, session, async () => {
    const flow = await chosenFlow(
      workbench,
      session,
      l10n.t('Which Flow Is {definition}?', { definition: fileName(definition) }),
      undefined,
    );
    const { entry } = await flowFiles(definition);
    const before = entry?.flowIds[environment.id];
    await choose(
      [
        {
          label: l10n.t('$(link) {definition} is {title}', {
            definition: fileName(definition),
            title: quoted(flow.title),
          }),
          detail:
            before === undefined || before === flow.id
              ? l10n.t(
                  'Its id is written into globus-flows.json. Deploying shows what differs, and updates that flow.',
                )
              : l10n.t('Its id takes the place of {before} in globus-flows.json. That flow stays as it is.', {
                  before,
                }),
          value: true,
        },
      ],
      {
        title: l10n.t('Adopt a Deployed Flow'),
        placeHolder: l10n.t('Press Enter to write it down, Escape to leave everything as it is'),
      },
    );
    await adopt(workbench, definition, flow, session);
    workbench.problems.tell(
      l10n.t('{definition} is {title} now.', { definition: fileName(definition), title: quoted(flow.title) }),
      {
        title: l10n.t('Deploy'),
        apply: async () => void (await vscode.commands.executeCommand('globusFlows.deploy', definition)),
      },
    );
  });
}

async function adopt(
  { actors, deployer }: Workbench,
  definition: vscode.Uri,
  { id, title }: Flow,
  session: Session,
): Promise<void> {
  const files = await flowFiles(definition);
  await rememberDeployment({ ...files, title: files.entry?.title ?? title }, session.environment.id, id);
  await actors.remember(session, 'author', { definition });
  deployer.gone();
}

function definitionIn({ definition, title }: Flow): JsonObject {
  if (definition) return definition;
  throw refusal({
    kind: 'forbidden',
    operation: `pull ${quoted(title)}`,
    message: l10n.t('The service does not show the definition of {title} to you.', { title: quoted(title) }),
    remedy: l10n.t('Ask an administrator of the flow for the role of a viewer.'),
  });
}

/** The flow with that id, else one of those that are listed, or whose id is typed. */
async function chosenFlow(
  { accounts }: Workbench,
  session: Session,
  title: string,
  id: string | undefined,
): Promise<Flow> {
  const { flows } = accounts.globus(session);
  if (id !== undefined) return withProgress(l10n.t('Reading the flow…'), signal => flows.get(id, signal));
  const item = (flow: Flow): Choice<Flow> => ({
    label: `$(type-hierarchy-sub) ${flow.title}`,
    description: flow.id,
    ...(flow.subtitle !== '' && { detail: flow.subtitle }),
    value: flow,
  });
  return chooseOrFind(
    flows.list().then(all => all.map(item)),
    async (text, signal) => (isUuid(text) ? [item(await flows.get(text, signal))] : []),
    { title, placeHolder: l10n.t('Yours are listed; type the id of any other') },
  );
}
