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
      label: '$(tag) With these words in the label…',
      description: now.label,
      value: 'label',
    },
  ];
  const chosen = await choose(choices, { title: 'Runs in the Flows View', placeHolder: filterWords(now) });
  if (chosen !== 'label') return chosen;
  const label = await ask({
    title: 'Runs in the Flows View',
    prompt: 'Words in the label; nothing for runs of any label.',
    value: now.label,
  });
  return { ...now, label };
}

function isSame(a: readonly RunStatus[] | undefined, b: readonly RunStatus[] | undefined): boolean {
  return a?.join() === b?.join();
}
