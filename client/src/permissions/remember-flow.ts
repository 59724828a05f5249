import type { Flow, Session } from '../../../globus/src/index.ts';
import type { RecordedRole } from '../../../project/src/index.ts';
import { definitionOf, rememberRole } from '../project-file/flow-files.ts';
import type { Workbench } from '../workbench.ts';

/** Keeps a flow whose role was changed: the next deployment must not take this for somebody else's change, nor undo it. */
export async function rememberFlow(
  { deployer }: Pick<Workbench, 'deployer'>,
  { environment }: Session,
  flow: Flow,
  role: RecordedRole,
): Promise<void> {
  await deployer.remember(flow);
  const definition = await definitionOf(environment.id, flow.id);
  if (definition) await rememberRole(definition, environment.id, role);
}
