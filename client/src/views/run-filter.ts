import * as l10n from '@vscode/l10n';
import type { RunStatus } from '../../../globus/src/index.ts';
import { ask, type Choice, choose, heading } from '../ui.ts';
import { filterWords, type RunsShown, SHOWN } from './runs-shown.ts';

/** Asks which runs the Flows view is to show. */
export async function chooseRunsShown(now: RunsShown): Promise<RunsShown> {
  const choices: Choice<RunsShown | 'label'>[] = [
    ...SHOWN.map(({ words, statuses }) => ({
      label: `${isSame(statuses, now.statuses) ? '$(check) ' : ''}${words}`,
      value: { ...now, statuses },
    })),
    heading<RunsShown | 'label'>('', 'label'),
    {
      label: l10n.t('$(tag) With these words in the label…'),
      description: now.label,
      value: 'label',
    },
  ];
  const chosen = await choose(choices, {
    title: l10n.t('Runs in the Flows View'),
    placeHolder: filterWords(now),
  });
  if (chosen !== 'label') return chosen;
  const label = await ask({
    title: l10n.t('Runs in the Flows View'),
    prompt: l10n.t('Words in the label; nothing for runs of any label.'),
    value: now.label,
  });
  return { ...now, label };
}

function isSame(a: readonly RunStatus[] | undefined, b: readonly RunStatus[] | undefined): boolean {
  return a?.join() === b?.join();
}
