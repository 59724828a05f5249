import type { DeployPlan } from '../../globus/src/index.ts';
import { overwriteWarning, planWords } from './plan-words.ts';

/** A plan for whoever cannot see it: in a sentence, with what to be careful about, then every change as data. */
export function planTold(plan: DeployPlan, where: string, lost: boolean): string {
  const overwrites = overwriteWarning(plan);
  const parts = plan.action === 'update' ? plan.parts : [];
  return [
    planWords(plan, where),
    ...(lost
      ? ['The flow that globus-flows.json names is not there, or not visible: this would make a new one.']
      : []),
    ...(overwrites === undefined ? [] : [overwrites]),
    ...(parts.length > 0 ? [JSON.stringify(parts, undefined, 2)] : []),
    'Nothing was deployed: a person does that, with gflow apply or Deploy in the editor.',
  ].join('\n');
}
