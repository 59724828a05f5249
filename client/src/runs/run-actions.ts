import * as l10n from '@vscode/l10n';
import { GlobusError, runOutcome } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { definitionOf } from '../project-file/flow-files.ts';
import { choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { inputOf } from './input-of-run.ts';
import type { ShownRun } from './shown-run.ts';

/** Asks for the end of a run, if that is meant, and follows it to there. */
export async function cancelRun(
  { accounts, runs, problems }: Workbench,
  { run, session }: ShownRun,
): Promise<void> {
  await choose(
    [
      {
        label: l10n.t('$(circle-slash) Cancel {quoted}', { quoted: quoted(run.label || run.run_id) }),
        detail: l10n.t(
          'The action that is under way is told to stop; what was moved or changed stays. It cannot be resumed.',
        ),
        value: true,
      },
    ],
    { title: l10n.t('Cancel Run'), placeHolder: l10n.t('Press Enter to cancel, Escape to let it run') },
  );
  await accounts.globus(session).flows.cancelRun(run.run_id);
  runs.follow(run, session).catch(error => problems.show(error, { session }));
}

/** Wakes a run that waits, once what it waits for is given. */
export async function resumeRun(
  { accounts, runs, problems }: Workbench,
  { run, session }: ShownRun,
): Promise<void> {
  const { flows } = accounts.globus(session);
  const waiting = await withProgress(l10n.t('Looking at {label}…', { label: quoted(run.label) }), signal =>
    flows.getRun(run.run_id, signal),
  );
  if (waiting.status !== 'INACTIVE')
    throw refusal({
      operation: 'resume the run',
      message: l10n.t('{label} does not wait for anybody: {title}.', {
        label: quoted(run.label),
        title: runOutcome(waiting).title.toLowerCase(),
      }),
      remedy: l10n.t('Only a run that waits can be resumed. Run it again to start a new one.'),
    });
  const resume = async () => {
    await flows.resumeRun(waiting);
    runs.follow(waiting, session).catch(error => problems.show(error, { session }));
  };
  const { problem } = runOutcome(waiting);
  if (problem) problems.show(new GlobusError(problem), { session, retry: resume });
  else await resume();
}

/** Takes the record of a run that is over away, if that is meant. */
export async function deleteRun({ accounts, runs }: Workbench, { run, session }: ShownRun): Promise<void> {
  await choose(
    [
      {
        label: l10n.t('$(trash) Delete the record of {quoted}', { quoted: quoted(run.label || run.run_id) }),
        detail: l10n.t(
          'Its input and its log are gone for everybody who can see them. What the run has moved or changed stays.',
        ),
        value: true,
      },
    ],
    { title: l10n.t('Delete Run'), placeHolder: l10n.t('Press Enter to delete, Escape to keep it') },
  );
  await withProgress(l10n.t('Deleting {label}…', { label: quoted(run.label) }), signal =>
    accounts.globus(session).flows.deleteRun(run.run_id, signal),
  );
  runs.forget(run.run_id);
}

/** Opens the input of a run in an editor, from where it can be changed and run again. */
export async function editInputOfRun(
  { accounts, typedInputs }: Workbench,
  { run, session }: ShownRun,
): Promise<void> {
  const log = await withProgress(
    l10n.t('Reading the input of {label}…', { label: quoted(run.label) }),
    signal => accounts.globus(session).flows.getRunLogPage(run.run_id, null, signal),
  );
  const input = inputOf(log.entries);
  if (!input)
    throw refusal({
      operation: 'run again',
      message: l10n.t('The log of {label} does not tell its input.', { label: quoted(run.label) }),
      remedy: l10n.t('Use Run… of the flow, and give the input there.'),
    });
  const definition = await definitionOf(session.environment.id, run.flow_id);
  await typedInputs.open({ title: run.flow_title, flowId: run.flow_id, definition }, input);
}
