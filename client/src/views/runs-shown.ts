import * as l10n from '@vscode/l10n';
import type { FlowRun, RunStatus } from '../../../globus/src/index.ts';

/** Which runs the Flows view shows. */
export interface RunsShown {
  /** undefined: whatever their status is */
  statuses: readonly RunStatus[] | undefined;
  /** words in the label; empty for any */
  label: string;
}

/** The statuses that can be chosen. */
export const SHOWN: readonly { words: string; statuses: readonly RunStatus[] | undefined }[] = [
  { words: l10n.t('All runs'), statuses: undefined },
  { words: l10n.t('Runs that go on or wait'), statuses: ['ACTIVE', 'INACTIVE'] },
  { words: l10n.t('Runs that wait for somebody'), statuses: ['INACTIVE'] },
  { words: l10n.t('Runs that succeeded'), statuses: ['SUCCEEDED'] },
  { words: l10n.t('Runs that failed or were canceled'), statuses: ['FAILED'] },
];

export const ALL_RUNS: RunsShown = { statuses: undefined, label: '' };

/** The same question as the service is asked, of a run that is known here. */
export function isShown({ status, label }: Pick<FlowRun, 'status' | 'label'>, shown: RunsShown): boolean {
  const words = shown.label.toLowerCase();
  return (shown.statuses?.includes(status) ?? true) && label.toLowerCase().includes(words);
}

/** Nothing is left out. */
export function isEverything({ statuses, label }: RunsShown): boolean {
  return statuses === undefined && label === '';
}

/** “Runs that failed or were canceled, with “scan” in the label”. */
export function filterWords({ statuses, label }: RunsShown): string {
  const words =
    SHOWN.find(shown => shown.statuses?.join() === statuses?.join())?.words ?? l10n.t('Some runs');
  return label === '' ? words : l10n.t('{words}, with “{label}” in the label', { words, label });
}
