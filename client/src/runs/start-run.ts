import * as l10n from '@vscode/l10n';
import {
  type FlowRun,
  GlobusError,
  type Json,
  problemOf,
  type RunRequest,
  type Session,
  startRun,
} from '../../../globus/src/index.ts';
import { asRefusedRun, checkInput } from '../../../project/src/index.ts';
import type { DeployedTarget } from '../target.ts';
import { quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { RunInput } from './input.ts';

/** All that starting a run needs. */
export interface RunRequested extends Omit<RunRequest, 'body'> {
  target: DeployedTarget;
  session: Session;
  input: RunInput;
  schema: Json;
  label: string;
}

/** Checks the input here, asks the service whether it would run, and starts the run. */
export async function start(
  { accounts, serviceDiagnostics }: Workbench,
  { target, session, input, schema, ...settings }: RunRequested,
): Promise<FlowRun> {
  const { document, body } = input;
  serviceDiagnostics.clear(document);
  try {
    checkInput(target.title, schema, body);
    const flow = { id: target.flowId, title: target.title };
    return await withProgress(
      l10n.t('Starting {title} as {name}…', { title: quoted(target.title), name: session.identity.name }),
      signal => startRun(accounts.globus(session), flow, { body, ...settings }, { validate: true, signal }),
    );
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.kind === 'invalid' && document)
      await serviceDiagnostics.showInput(document, problem.detail ?? []);
    throw problem ? new GlobusError(asRefusedRun(problem, target.title, session.identity)) : error;
  }
}
