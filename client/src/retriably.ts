import type { Session } from '../../globus/src/index.ts';
import type { Problems } from './problems.ts';

/** Does something; what goes wrong is told with its remedy, after which the same is done again. */
export async function retriably(
  { problems }: { problems: Problems },
  session: Session,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    problems.show(error, { session, retry: work });
  }
}
