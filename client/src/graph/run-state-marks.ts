import type { StateMark } from '../../../webview/src/index.ts';
import type { FollowedRun } from '../runs/followed-runs.ts';
import { lastVisits, markOf } from '../runs/run-in-text.ts';

/** How a run has left the states that it came to. */
export function runStateMarks(followed: Pick<FollowedRun, 'run' | 'log'>, now: number): StateMark[] {
  const { run } = followed;
  return [...lastVisits(followed)].map(([state, visit]) => {
    const short = markOf(visit, run, undefined, now);
    return {
      state,
      look: LOOKS[visit.status],
      short,
      words: `Run “${run.label || run.run_id}”: ${short}`,
    };
  });
}

const LOOKS = { ACTIVE: 'active', SUCCEEDED: 'succeeded', FAILED: 'failed', CANCELED: 'failed' } as const;
