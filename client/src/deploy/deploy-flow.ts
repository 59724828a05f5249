import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { type DeployResult, problemOf, type Session } from '../../../globus/src/index.ts';
import { inFlight } from '../in-flight.ts';
import { type FlowFiles, flowFiles } from '../project-file/flow-files.ts';
import { quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { PreparedDeploy } from './deploy.ts';
import { saveFlow } from './save.ts';

/** Saves the files, reads what is deployed, and says what would be done. */
export async function prepareDeploy(
  workbench: Workbench,
  definition: vscode.Uri,
  session: Session,
): Promise<PreparedDeploy> {
  const { deployer, environments, serviceDiagnostics } = workbench;
  const files = await flowFiles(definition);
  await saveFlow(files);
  serviceDiagnostics.clear(definition, files.schema);
  return showingRefusal(workbench, files, () =>
    withProgress(
      l10n.t('Comparing {title} with what is on {label}…', {
        title: quoted(files.title),
        label: environments.label,
      }),
      signal => deployer.prepare(definition, session, signal),
    ),
  );
}

/** Does what was prepared. */
export async function applyPrepared(workbench: Workbench, prepared: PreparedDeploy): Promise<DeployResult> {
  const { deployer, environments } = workbench;
  const { files } = prepared;
  return showingRefusal(workbench, files, () =>
    withProgress(
      l10n.t('Deploying {title} to {label}…', { title: quoted(files.title), label: environments.label }),
      signal => deployer.apply(prepared, signal),
    ),
  );
}

/** Deploys without asking. Whoever asks for the same meanwhile gets the same outcome. */
export const deploy = inFlight(
  (_: Workbench, definition: vscode.Uri, session: Session) =>
    `${definition.toString()} ${session.identity.id}`,
  async (workbench: Workbench, definition: vscode.Uri, session: Session): Promise<DeployResult> =>
    applyPrepared(workbench, await prepareDeploy(workbench, definition, session)),
);

/** Shows a refusal at the exact keys before it is told. */
export async function showingRefusal<Result>(
  { serviceDiagnostics }: Workbench,
  files: FlowFiles,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.kind === 'invalid') await serviceDiagnostics.showRefusal(files, problem);
    throw error;
  }
}
