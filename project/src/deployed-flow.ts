import { type Flow, type Globus, problemOf } from '../../globus/src/index.ts';

/** A flow as it is at the service now; undefined where it was never deployed, or is gone. */
export async function deployedFlow(
  globus: Globus,
  flow: { id: string | undefined; title: string },
  signal?: AbortSignal,
): Promise<Flow | undefined> {
  const { id, title } = flow;
  if (!id) return undefined;
  try {
    return await globus.flows.get({ id, title }, signal);
  } catch (error) {
    // A sandbox that was reset, or a flow that was deleted: it is deployed anew.
    if (problemOf(error)?.kind === 'not-found') return undefined;
    throw error;
  }
}
