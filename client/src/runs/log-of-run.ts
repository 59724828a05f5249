import * as l10n from '@vscode/l10n';
import { isOver, type LogEntry } from '../../../globus/src/index.ts';
import { withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { FollowedRun } from './followed-runs.ts';

/** The log of a run: all of it, where the run is over, else what is known of it. */
export async function logOfRun(
  { runs }: Workbench,
  { run, session }: Pick<FollowedRun, 'run' | 'session'>,
): Promise<readonly LogEntry[]> {
  const followed = isOver(run)
    ? await withProgress(l10n.t('Reading the log of the run…'), () => runs.follow(run, session))
    : runs.get(run.run_id);
  return followed?.log ?? [];
}
