import type { Change, DeployPlan } from '../../globus/src/index.ts';
import { counted } from './counted.ts';

const PARTS: Readonly<Record<string, string>> = {
  definition: 'definition',
  input_schema: 'input schema',
};

/** How many single changes are listed; the rest is counted. */
const MOST = 4;

/** A plan in one sentence. */
export function planWords(plan: DeployPlan, where: string): string {
  switch (plan.action) {
    case 'create':
      return `Create the flow “${plan.create.title}” on ${where}.`;
    case 'nothing':
      return `“${plan.flow.title}” on ${where} is up to date.`;
    case 'update':
      return `Update “${plan.flow.title}” on ${where}: ${plan.parts.map(p => partWords(p)).join(', ')}.`;
  }
}

/** "definition (2 changes)" */
export function partWords({ field, changes }: { field: string; changes: readonly Change[] }): string {
  return `${PARTS[field] ?? field.replaceAll('_', ' ')} (${counted(changes.length, 'change')})`;
}

/** "+ States/Copy, ~ StartAt, and 3 more" */
export function changeWords(changes: readonly Change[]): string {
  const signs = { added: '+', removed: '−', changed: '~' };
  const listed = changes
    .slice(0, MOST)
    .map(({ kind, pointer }) => `${signs[kind]} ${pointer.slice(1) || 'everything'}`);
  const rest = changes.length - listed.length;
  return [...listed, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

/** A warning where somebody else's changes would be lost; undefined where none would. */
export function overwriteWarning(plan: DeployPlan): string | undefined {
  if (plan.action !== 'update') return undefined;
  const lost = plan.parts.filter(({ overwrites }) => overwrites).map(partWords);
  if (lost.length === 0) return undefined;
  return `Somebody else has changed it since you last deployed: ${lost.join(', ')}. Deploying overwrites that.`;
}
