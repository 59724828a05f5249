import * as vscode from 'vscode';
import {
  type FlowRun,
  GlobusError,
  type JsonObject,
  problemOf,
  runOutcome,
  type Session,
  startRun,
} from '../../../globus/src/index.ts';
import { validateInput } from '../../../runtime/src/index.ts';
import { deployedReference } from '../permissions/commands.ts';
import { definitionFor, pickSession, withProgress } from '../pick.ts';
import { flowFiles, inputFiles, readText } from '../project-file/flow-files.ts';
import { parseJson, parseJsonObject } from '../read-json.ts';
import type { Workbench } from '../workbench.ts';
import type { FollowedRun } from './followed-runs.ts';
import { inputSkeleton } from './input-skeleton.ts';

/** Asks for the input and who runs it, starts the run, and follows it. */
export async function runCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems } = workbench;
  const uri = definitionFor(argument, language);
  const environment = await environments.current();
  const input = await pickInput(uri);
  if (!input) return;
  const session = await pickSession(accounts, environment, 'Run as');
  try {
    const run = await start(workbench, uri, session, input);
    await follow(workbench, run, session);
  } catch (error) {
    await problems.show(error, session, () => runCommand(workbench, uri));
  }
}

/** Checks the input against the schema here, then starts the run. */
export async function start(
  workbench: Workbench,
  uri: vscode.Uri,
  session: Session,
  input: JsonObject,
  label?: string,
): Promise<FlowRun> {
  const globus = workbench.accounts.globus(session);
  await checkInput(uri, input);
  const flow = await deployedReference(uri, globus);
  const request = { body: input, label: label ?? `${flow.title} from VS Code` };
  return withProgress('Starting the run…', async signal => {
    try {
      return await startRun(globus, flow, request, { validate: true, signal });
    } catch (error) {
      throw asMissingRole(error, flow.title, session);
    }
  });
}

/** To whoever has no role in a flow the service says that there is none: for one that was deployed from here, that is the likelier cause. */
function asMissingRole(error: unknown, title: string, { identity }: Session): unknown {
  const problem = problemOf(error);
  if (problem?.kind !== 'not-found') return error;
  return new GlobusError({
    ...problem,
    kind: 'forbidden',
    message: `${identity.name} cannot see the flow “${title}”: it has no role in it, or the flow is gone.`,
    remedy: `Assign the run permission to ${identity.name}, or deploy the flow again.`,
  });
}

/** Follows a run with a notification, and tells how it ended. */
export async function follow(workbench: Workbench, run: FlowRun, session: Session): Promise<void> {
  const { runs, accounts } = workbench;
  const over = runs.follow(run, session);
  const title = `“${run.flow_title}” runs as ${session.identity.name}`;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const ended = await vscode.window.withProgress(options, (progress, token) => {
    const watching = runs.onDidChange(f => {
      if (f.run.run_id === run.run_id)
        progress.report({ message: f.problem?.message ?? f.log.at(-1)?.description ?? '' });
    });
    const leave = new Promise<undefined>(resolve => {
      token.onCancellationRequested(() => {
        resolve(undefined);
        void askToCancel(run, () => accounts.globus(session).flows.cancelRun(run.run_id));
      });
    });
    return Promise.race([over, leave]).finally(() => watching.dispose());
  });
  if (ended) await tellEnd(workbench, ended);
}

async function askToCancel(run: FlowRun, cancel: () => Promise<unknown>): Promise<void> {
  const stop = 'Cancel Run';
  const chosen = await vscode.window.showInformationMessage(
    `“${run.flow_title}” goes on in the background.`,
    stop,
  );
  if (chosen === stop) await cancel();
}

async function tellEnd({ runLogs }: Workbench, { run }: FollowedRun): Promise<void> {
  const log = 'Show Log';
  const outcome = runOutcome(run);
  const text = `“${run.flow_title}”: ${outcome.title}.${outcome.cause ? ` ${outcome.cause}` : ''}`;
  const chosen =
    run.status === 'SUCCEEDED'
      ? await vscode.window.showInformationMessage(text, log)
      : await vscode.window.showErrorMessage(text, log);
  if (chosen === log) await runLogs.open(run.run_id, run.label);
}

async function checkInput(uri: vscode.Uri, input: JsonObject): Promise<void> {
  const { schema } = await flowFiles(uri);
  if (!schema) return;
  const found = validateInput(parseJson(await readText(schema), schema.path), input);
  const [first] = found;
  if (!first) return;
  const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
  throw new Error(
    `The input does not fit the input schema: ${first.path}: ${first.message}${more}. Mend the input and run again.`,
  );
}

/** The input to run with; undefined when it is still to be typed. */
async function pickInput(uri: vscode.Uri): Promise<JsonObject | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  const files = await inputFiles(uri);
  const typed = active?.isUntitled && active.languageId === 'json' ? [active.uri] : [];
  const items: (vscode.QuickPickItem & { uri?: vscode.Uri })[] = [
    ...typed.map(u => ({ label: '$(edit) What I have typed', description: u.path, uri: u })),
    ...files.map(u => ({
      label: `$(json) ${u.path.split('/').at(-1)}`,
      description: 'beside the definition',
      uri: u,
    })),
    { label: '$(new-file) Type the input…', description: 'starts from the input schema' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Which input?' });
  if (!chosen) throw new vscode.CancellationError();
  if (chosen.uri) return parseJsonObject(await readText(chosen.uri), chosen.uri.path);
  const { schema } = await flowFiles(uri);
  const skeleton = schema ? inputSkeleton(parseJson(await readText(schema), schema.path)) : {};
  const document = await vscode.workspace.openTextDocument({
    language: 'json',
    content: JSON.stringify(skeleton, null, 2),
  });
  await vscode.window.showTextDocument(document);
  const run = 'Run with This Input';
  const said = await vscode.window.showInformationMessage('Complete the input, then run.', run);
  return said === run ? parseJsonObject(document.getText(), 'The input') : undefined;
}
