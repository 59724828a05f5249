import { pointerOf } from '../../json/pointer.ts';
import type { JsonNode } from '../../json/tree.ts';
import { actionUrlOf } from '../../model/provider-of.ts';
import type { State } from '../../model/state.ts';
import { plainName } from '../../model/uses.ts';
import { takerOf } from '../../providers/body-problems.ts';
import { propertyOf } from '../../providers/check-body.ts';
import type { ValueSpec } from '../../providers/value-spec.ts';
import type { Step } from '../../shape/shape.ts';

/** What the action provider of a state takes at that place under `Parameters`. */
export function specAt(state: State, trail: readonly Step[]): ValueSpec | undefined {
  return trail.reduce<ValueSpec | undefined>(
    (at, step) => at && (typeof step === 'number' ? at.items : propertyOf(at, plainName(step))),
    takerOf(state, actionUrlOf(state))?.spec,
  );
}

/** What it takes for a value of the state's template, or for the one that a key names. */
export function specOf(state: State, node: JsonNode): ValueSpec | undefined {
  const [, field, ...trail] = pointerOf(node);
  return field === 'Parameters' ? specAt(state, trail) : undefined;
}
