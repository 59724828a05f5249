import * as vscode from 'vscode';
import { type DeployResult, problemOf, type Session } from '../../../globus/src/index.ts';
import { definitionFor, pickSession, withProgress } from '../pick.ts';
import type { Workbench } from '../workbench.ts';
import { planWords } from './plan-words.ts';

/** Asks, shows the plan, deploys, and offers what comes next. */
export async function deployCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems } = workbench;
  const uri = definitionFor(argument, language);
  if (!(await mayDeploy(uri))) return;
  const session = await pickSession(accounts, await environments.current(), 'Deploy as', 'person');
  try {
    const result = await deploy(workbench, uri, session, confirm);
    if (!result) return;
    const assign = 'Assign Run Permission…';
    const run = 'Run…';
    const chosen = await vscode.window.showInformationMessage(
      OUTCOMES[result.outcome](result.flow.title),
      assign,
      run,
    );
    if (chosen === assign) await vscode.commands.executeCommand('globusFlows.assignRunPermission', uri);
    if (chosen === run) await vscode.commands.executeCommand('globusFlows.run', uri);
  } catch (error) {
    await problems.show(error, session, () => deployCommand(workbench, uri));
  }
}

/** Deploys without asking but through `agree`; undefined when it did not agree. */
export async function deploy(
  { deployer, serviceDiagnostics, environments }: Workbench,
  uri: vscode.Uri,
  session: Session,
  agree: (words: string) => Promise<boolean> = async () => true,
): Promise<DeployResult | undefined> {
  await save(uri);
  serviceDiagnostics.clear(uri);
  try {
    const prepared = await withProgress('Comparing with the deployed flow…', signal =>
      deployer.prepare(uri, session, signal),
    );
    const needsConsent = prepared.plan.action === 'update';
    if (needsConsent && !(await agree(planWords(prepared.plan, environments.label)))) return undefined;
    return await withProgress(`Deploying to ${environments.label}…`, signal =>
      deployer.apply(prepared, signal),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.detail) await serviceDiagnostics.show(uri, problem);
    throw error;
  }
}

const OUTCOMES: Readonly<Record<DeployResult['outcome'], (title: string) => string>> = {
  created: title => `“${title}” is deployed.`,
  found: title => `“${title}” was deployed already; it is linked now.`,
  updated: title => `“${title}” is updated.`,
  unchanged: title => `“${title}” is up to date.`,
};

async function confirm(words: string): Promise<boolean> {
  const update = 'Update';
  return (await vscode.window.showInformationMessage(words, update)) === update;
}

/** A definition with errors of ours is deployed only when its author insists: the service decides. */
async function mayDeploy(uri: vscode.Uri): Promise<boolean> {
  const errors = vscode.languages
    .getDiagnostics(uri)
    .filter(d => d.source === 'gflow' && d.severity === vscode.DiagnosticSeverity.Error);
  const [first] = errors;
  if (!first) return true;
  const show = 'Show Problems';
  const anyway = 'Deploy Anyway';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const chosen = await vscode.window.showWarningMessage(
    `The service will refuse this definition: ${first.message}${more}`,
    show,
    anyway,
  );
  if (chosen === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  return chosen === anyway;
}

async function save(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty && !(await document.save()))
    throw new Error('The definition could not be saved, so it was not deployed.');
}
