import type { DeployResult } from '../../../globus/src/index.ts';
import type { Prepared } from './prepare.ts';

/** A plan as JSON, and what became of it: schemas/services.schema.json. */
export function planJson(
  { files, plan, lost, known }: Prepared,
  done?: Pick<DeployResult, 'flow' | 'outcome'>,
) {
  const flow = done?.flow ?? (plan.action === 'create' ? undefined : plan.flow);
  return {
    definition: files.definition,
    title: plan.action === 'create' ? plan.create.title : plan.flow.title,
    flowId: flow?.id ?? null,
    action: plan.action,
    parts: plan.action === 'update' ? plan.parts : [],
    lost,
    known,
    ...(done && { outcome: done.outcome }),
  };
}
