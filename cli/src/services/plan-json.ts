import type { DeployResult, Problem } from '../../../globus/src/index.ts';
import type { Prepared, Unplanned } from './prepare.ts';

/** What became of a plan. */
export type Applied = Pick<DeployResult, 'flow' | 'outcome'> | { problem: Problem };

/** A plan as JSON, and what became of it: schemas/services.schema.json. */
export function planJson({ files, plan, lost, known }: Prepared, applied?: Applied) {
  const done = applied && 'outcome' in applied ? applied : undefined;
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
    ...(applied && 'problem' in applied && { problem: applied.problem }),
  };
}

/** Why there is no plan, as JSON. */
export function unplannedJson({ definition, problem }: Unplanned) {
  return { definition, problem };
}
