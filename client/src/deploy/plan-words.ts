import type { DeployPlan } from '../../../globus/src/index.ts';

const PARTS: Readonly<Record<string, string>> = {
  definition: 'definition',
  input_schema: 'input schema',
  title: 'title',
};

/** A plan in one sentence. */
export function planWords(plan: DeployPlan, where: string): string {
  switch (plan.action) {
    case 'create':
      return `Create the flow “${plan.create.title}” on ${where}.`;
    case 'nothing':
      return `“${plan.flow.title}” on ${where} is up to date.`;
    case 'update': {
      const parts = plan.parts.map(({ field, changes }) => {
        const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
        return `${PARTS[field] ?? field.replaceAll('_', ' ')} (${count})`;
      });
      const lost = plan.parts.some(p => p.overwrites)
        ? ' Somebody else has changed it since you last deployed: that would be overwritten.'
        : '';
      return `Update “${plan.flow.title}” on ${where}: ${parts.join(', ')}.${lost}`;
    }
  }
}
