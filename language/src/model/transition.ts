import type { Span } from '../json/text.ts';
import { elements, type Fields, type JsonNode, member, stringValue } from '../json/tree.ts';
import { STATE_SPECS, type StateType } from './state-specs.ts';

/** A way on, as it is written; `to` need not exist. */
export interface Transition {
  to: string;
  /** Where the string that names the target stands in its unit. */
  at: Span;
  via: 'StartAt' | 'Next' | 'Default' | 'Catch' | 'Choices';
}

/** The ways out of a state, in the order Next, Default, Catch, Choices. */
export function readTransitions(type: StateType, fields: Fields): Transition[] {
  const found: Transition[] = [];
  const go = (target: JsonNode | undefined, via: Transition['via']) => {
    const to = stringValue(target);
    if (target && to !== undefined)
      found.push({ to, at: { offset: target.offset, length: target.length }, via });
  };
  const { byName } = STATE_SPECS[type];
  if (byName.has('Next')) go(fields.get('Next')?.value, 'Next');
  if (byName.has('Default')) go(fields.get('Default')?.value, 'Default');
  if (byName.has('Catch'))
    for (const catcher of elements(fields.get('Catch')?.value)) go(member(catcher, 'Next')?.value, 'Catch');
  if (byName.has('Choices'))
    for (const rule of elements(fields.get('Choices')?.value)) go(member(rule, 'Next')?.value, 'Choices');
  // A copy is as long as it has to be; a list that grew has room to spare.
  return found.slice();
}
