import { place } from '../result-path.ts';
import type { Json } from '../types.ts';
import { locationOf } from './inquiry.ts';
import { type Moment, payloadAt, scopeAt } from './moment.ts';
import { readValue } from './read-value.ts';
import type { Held } from './variables.ts';
import type { Walk } from './walk.ts';

/** Has a run enter another state at a moment, with the payload as it is. */
export function sendTo(walk: Walk, moment: Moment, state: string): void {
  fork(walk, moment, state, payloadAt(moment));
}

/** Has a run go again from the beginning of a visit. */
export function runAgain(walk: Walk, { index, visit }: Moment): void {
  mustBeChangeable(walk);
  walk.fork(index, visit.state, visit.before);
}

/** Gives a place in the payload another value, with which the run goes on: JSON, or an expression. */
export function setValue(walk: Walk, moment: Moment, path: string, text: string): Held {
  const value = readValue(text, scopeAt(moment));
  const location = locationOf(path);
  if (!location) throw new Error(`“${path}” is not a path of the payload, like $.files[0].name.`);
  fork(walk, moment, stateWith(moment), place(path, value, payloadAt(moment)));
  return { value, location, changeable: true };
}

/** At the end of a visit it is the next one that becomes another. */
function fork(walk: Walk, moment: Moment, state: string, payload: Json): void {
  mustBeChangeable(walk);
  const leaving = moment.phase.kind === 'exit';
  if (leaving) stateWith(moment);
  walk.fork(leaving ? moment.index + 1 : moment.index, state, payload);
}

/** The state that works with the payload of a moment: the one that begins, or the one after it. */
function stateWith({ timeline, index, visit, phase }: Moment): string {
  if (phase.kind !== 'exit') return visit.state;
  const next = timeline.visits[index + 1];
  if (!next) throw new Error('The run is at its end: no state follows that could work with another payload.');
  return next.state;
}

function mustBeChangeable({ timeline }: Walk): void {
  if (!timeline.fork)
    throw new Error('A recorded run cannot be changed. Debug the flow with an input to try something else.');
}
