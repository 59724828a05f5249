import { actionUrlOf, providerTodayOf } from '../../model/provider-of.ts';
import { addressOf } from '../../providers/move-to.ts';
import { retirementOf } from '../../providers/retirement.ts';
import { moveFixes } from '../../rules/move-words.ts';
import { inDefinition, type Refactoring, type StatePlace } from './refactoring.ts';

/** Gives a state the action provider that took the place of its own, with the parameters as that one has them. */
export function todaysProvider({ flow, index, state }: StatePlace): Refactoring[] {
  const url = actionUrlOf(state);
  const to = url === undefined ? undefined : (retirementOf(url)?.to ?? providerTodayOf(state));
  const address = addressOf(state);
  if (to === undefined || to === url || !address) return [];
  return moveFixes(to, address, true).map(({ title, edits }) =>
    inDefinition(flow, 'refactor.rewrite.provider', title, () => edits.map(edit => flow.editOf(index, edit))),
  );
}
