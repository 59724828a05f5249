import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type FlowRun, isOver, runOutcome, runStates, type Session } from '../../../globus/src/index.ts';
import { causeWords } from '../../../runtime/src/index.ts';
import type { Action } from '../notices.ts';
import { definitionOf } from '../project-file/flow-files.ts';
import { readText } from '../project-file/text-files.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { FollowedRun } from './followed-runs.ts';
import { showPlace } from './show-state.ts';
import { lacksAccess, triage } from './triage.ts';

/** Follows a run with a notification, and tells how it ended. Returns at once: the command that started it is over. */
export function followInNotification(workbench: Workbench, run: FlowRun, session: Session): void {
  const { runs, problems } = workbench;
  const over = runs.follow(run, session);
  const waiting = runs.onDidChange(tellWaitingOnce(workbench, run.run_id));
  showProgress(workbench, run, session, over)
    .then(() => over)
    .then(ended => (isOver(ended.run) ? tellEnd(workbench, ended) : undefined))
    .catch(error => problems.show(error, { session }))
    .finally(() => waiting.dispose());
}

async function showProgress(
  workbench: Workbench,
  run: FlowRun,
  session: Session,
  over: Promise<FollowedRun>,
): Promise<void> {
  const title = l10n.t('{flow_title} runs as {name}', {
    flow_title: quoted(run.flow_title),
    name: session.identity.name,
  });
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (progress, token) => {
    const watching = workbench.runs.onDidChange(followed => {
      if (followed.run.run_id === run.run_id) progress.report({ message: progressWords(followed) });
    });
    const left = new Promise<void>(resolve => {
      token.onCancellationRequested(() => {
        askWhatToEnd(workbench, run, session);
        resolve();
      });
    });
    await Promise.race([over.then(() => undefined), left]).finally(() => watching.dispose());
  });
}

function progressWords({ run, log, problem }: FollowedRun): string {
  if (problem) return l10n.t('{message} It is tried again.', { message: problem.message });
  if (run.status === 'INACTIVE') return runOutcome(run).title;
  const state = runStates(log).at(-1);
  return state ? l10n.t('State {state}', { state: quoted(state.state) }) : l10n.t('Starting…');
}

/** The cross of a progress notification may mean either; what is not undone is asked for. */
function askWhatToEnd({ problems, runs, accounts }: Workbench, run: FlowRun, session: Session): void {
  problems.tell(
    l10n.t('{label} goes on running, and is followed in the Flows view.', { label: quoted(run.label) }),
    {
      title: l10n.t('Cancel Run'),
      apply: () => accounts.globus(session).flows.cancelRun(run.run_id),
    },
    { title: l10n.t('Stop Following'), apply: async () => runs.stop(run.run_id) },
  );
}

/** Tells, once each time, that a run waits for somebody. */
function tellWaitingOnce(workbench: Workbench, runId: string): (followed: FollowedRun) => void {
  let waits = false;
  return ({ run, session }) => {
    if (run.run_id !== runId) return;
    const waited = waits;
    waits = run.status === 'INACTIVE';
    if (!waits || waited) return;
    const { title, cause, problem } = runOutcome(run);
    const resume = async () => void (await workbench.accounts.globus(session).flows.resumeRun(run));
    const remedies = problem ? workbench.problems.remedies(problem, { session, retry: resume }) : [];
    const text = `${quoted(run.label)}: ${title}.${cause ? ` ${short(causeWords(cause))}` : ''}`;
    workbench.problems.warn(text, ...remedies.map(forResuming), showLog(workbench, { run, session }));
  };
}

function forResuming(remedy: Action): Action {
  return remedy.title === l10n.t('Grant Consent')
    ? { ...remedy, title: l10n.t('Grant Consent and Resume') }
    : remedy;
}

async function tellEnd(workbench: Workbench, followed: FollowedRun): Promise<void> {
  const { problems } = workbench;
  const { run, session } = followed;
  const { title, cause, state } = runOutcome(run);
  const log = showLog(workbench, followed);
  if (run.status === 'SUCCEEDED')
    return problems.tell(
      l10n.t('{flow_title} succeeded: {label}.', {
        flow_title: quoted(run.flow_title),
        label: quoted(run.label),
      }),
      log,
    );
  const text = `${quoted(run.flow_title)}: ${title}.${cause ? ` ${short(causeWords(cause))}` : ''}`;
  if (title === 'Canceled')
    return problems.tell(
      l10n.t('The run {label} of {flow_title} was canceled.', {
        label: quoted(run.label),
        flow_title: quoted(run.flow_title),
      }),
      log,
    );
  const definition = await definitionOf(session.environment.id, run.flow_id);
  const toPlace = definition && state !== undefined ? [await markFailure(workbench, definition, run)] : [];
  const checkAccess: Action = {
    title: l10n.t('Check Access…'),
    apply: async () => void (await vscode.commands.executeCommand('globusFlows.checkAccess', definition)),
  };
  const access = definition && lacksAccess(cause) ? [checkAccess] : [];
  problems.offer(vscode.window.showErrorMessage, text, [...toPlace, ...access, log]);
}

/** Marks the key in the definition at which a run has failed; the button leads there. */
async function markFailure(
  { serviceDiagnostics }: Workbench,
  definition: vscode.Uri,
  run: FlowRun,
): Promise<Action> {
  const { cause, state = '', problem } = runOutcome(run);
  const exception = problem?.code;
  const said = exception ? cause.replace(`${exception}: `, '') : cause;
  const { path, advice } = triage({ state, exception, cause: said }, await readText(definition));
  const why = short(causeWords(said) || l10n.t('no cause is given'));
  const message = l10n.t('The run {label} failed here: {why}{value}', {
    label: quoted(run.label),
    why,
    value: advice && ` ${advice}`,
  });
  await serviceDiagnostics.showFailure(definition, path, message);
  return { title: l10n.t('Go to the Place'), apply: () => showPlace(definition, path) };
}

function showLog({ runLogs }: Workbench, followed: Pick<FollowedRun, 'run' | 'session'>): Action {
  return { title: l10n.t('Show Log'), apply: () => runLogs.open(followed) };
}

/** A notification is no place for a whole trace; the log has it. */
function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = line.length > 240 ? `${line.slice(0, 239)}…` : line;
  return /[.!?…]$/.test(cut) ? cut : `${cut}.`;
}
