import type { Graph } from '../graph/graph.ts';
import type { Shape } from '../shape/shape.ts';
import { ANY_PAYLOAD, payloadOf } from './transfer.ts';

const payloads = new WeakMap<Shape, Shape>();

/**
 * Where a run may come from outside, and with what: the input where the flow starts, anything where the way into a
 * state is not known.
 */
export function originsOf({ starts, guessed }: Graph, input: Shape): Map<number, Shape> {
  const certain = starts.length === 1;
  const origins = new Map(starts.map(state => [state, certain ? startOf(input) : ANY_PAYLOAD]));
  for (const state of guessed) if (!origins.has(state)) origins.set(state, ANY_PAYLOAD);
  return origins;
}

function startOf(input: Shape): Shape {
  let payload = payloads.get(input);
  if (!payload) {
    payload = payloadOf(input);
    payloads.set(input, payload);
  }
  return payload;
}
