import * as l10n from '@vscode/l10n';
import type { FlowRun, Session } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { type Choice, choose } from '../ui.ts';
import type { FollowedRuns } from './followed-runs.ts';

/** A run that somebody sees. */
export interface ShownRun {
  run: FlowRun;
  session: Session;
}

/** The run of a line in the Flows view. */
export function runOf(argument: unknown): ShownRun | undefined {
  if (typeof argument !== 'object' || argument === null || !('followed' in argument)) return undefined;
  const { followed } = argument;
  return isShownRun(followed) ? followed : undefined;
}

function isShownRun(value: unknown): value is ShownRun {
  return typeof value === 'object' && value !== null && 'run' in value && 'session' in value;
}

const NONE = {
  all: l10n.t('This window knows of no run.'),
  active: l10n.t('No run that this window knows of goes on.'),
  waiting: l10n.t('No run that this window knows of waits for somebody.'),
  over: l10n.t('No run that this window knows of is over.'),
} as const;

/** Asks for one of the runs that this window knows of. */
export async function chooseRun(runs: FollowedRuns, which: keyof typeof NONE): Promise<ShownRun> {
  const active = runs.active();
  const known =
    which === 'all'
      ? runs.all()
      : which === 'active'
        ? active
        : which === 'waiting'
          ? active.filter(({ run }) => run.status === 'INACTIVE')
          : runs.all().filter(followed => !active.includes(followed));
  if (known.length === 0)
    throw refusal({
      operation: 'find the run',
      message: NONE[which],
      remedy: l10n.t('Choose the run in the Flows view.'),
    });
  const choices: Choice<ShownRun>[] = known.map(followed => ({
    label: followed.run.label || followed.run.run_id,
    description: `${followed.run.flow_title} · ${followed.run.status.toLowerCase()}`,
    value: followed,
  }));
  return choose(choices, { title: 'Globus Flows', placeHolder: l10n.t('Which run?') });
}
