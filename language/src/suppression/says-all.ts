import type { FlowDocument } from '../document/flow-document.ts';
import type { Rule, RuleGroup } from '../rules/rule.ts';

/** What rules of these groups find may depend on the input schema. */
const OF_PAYLOAD: ReadonlySet<RuleGroup> = new Set(['payload', 'contract', 'choice', 'expressions']);

/** All is known that a rule needs: where it is silent, there is nothing to find. */
export function saysAll({ kind, meta: { group } }: Rule, { knowledge }: FlowDocument): boolean {
  return knowledge.inputSchema !== undefined || (kind !== 'payload' && !OF_PAYLOAD.has(group));
}
