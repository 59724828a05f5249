import type { State } from '../model/state.ts';
import { objectOf } from '../shape/construct.ts';
import { withoutImplications } from '../shape/implications.ts';
import type { Property, Shape } from '../shape/shape.ts';
import { write } from '../shape/write.ts';
import type { FlowMap, Leg } from './flow-map.ts';
import { presentOf, propertyOf } from './properties.ts';
import { errorOf, resultOf } from './result.ts';
import { ALL, CONTEXT_KEY } from './touch.ts';
import { ANY_PAYLOAD, afterChoice, CONTEXT, catcherOn } from './transfer.ts';

/** What a property can be before a state; undefined if no run comes there, as far as is known. */
export type ReadProperty = (key: string, state: number) => Property | undefined;

/** A value, and what it was made from. */
interface Made<T> {
  from: readonly unknown[];
  value: T;
}

// What states make of the same values is the same in every version of the text that has them.
const choices = new WeakMap<State, Made<readonly (Shape | undefined)[]>>();
const writes = new WeakMap<State, Made<Property>[]>();

/** What states make of the properties that are before them. */
export class Outcomes {
  readonly #map: FlowMap;
  readonly #read: ReadProperty;

  constructor(map: FlowMap, read: ReadProperty) {
    this.#map = map;
    this.#read = read;
  }

  /** What a property can be at the end of a leg; undefined if no run takes it. */
  after(key: string, { state: index, way }: Leg): Property | undefined {
    const state = this.#map.states[index];
    const touch = this.#map.touches[index];
    if (!state || !touch) return undefined;
    if (touch.rules.includes(key)) {
      const payload = this.#ways(state, index, touch.rules)?.[way];
      return payload && propertyOf(payload, key);
    }
    const written = touch.writes[way];
    if (written !== key && written !== ALL) return this.#read(key, index);
    return this.#read(CONTEXT_KEY, index) && this.#written(key, state, index, way);
  }

  #written(key: string, state: State, index: number, way: number): Property | undefined {
    const { effect, transitions } = state;
    if (effect.kind !== 'result') return propertyOf(ANY_PAYLOAD, key);
    const caught = transitions[way]?.via === 'Catch';
    const into = caught ? catcherOn(state, way)?.into : effect.into;
    if (!into) return propertyOf(ANY_PAYLOAD, key);
    if (into.length === 0 && key === CONTEXT_KEY) return presentOf(CONTEXT);
    const value = caught ? errorOf(state) : this.#result(state, index);
    if (!value) return undefined;
    if (into.length === 0) return propertyOf(value, key);
    if (into.length === 1) return presentOf(value);
    const before = this.#read(key, index);
    if (!before) return undefined;
    const known = writes.get(state) ?? [];
    const made = known[way];
    if (made?.from[0] === before && made.from[1] === value) return made.value;
    const after = propertyOf(write(objectOf([[key, before]], 'unknown'), into, value), key);
    known[way] = { from: [before, value], value: after };
    writes.set(state, known);
    return after;
  }

  #result(state: State, index: number): Shape | undefined {
    const { effect } = state;
    if (effect.kind !== 'result') return undefined;
    const { result } = effect;
    const keys = result.kind === 'template' || result.kind === 'path' ? result.keys : undefined;
    const inputs: Property[] = [];
    for (const key of keys ?? []) {
      const input = this.#read(key, index);
      if (!input) return undefined;
      inputs.push(input);
    }
    return resultOf(state, result, keys ?? [], inputs);
  }

  /** The payload on each way out of a Choice, with the properties that the ways tell apart. */
  #ways(state: State, index: number, keys: readonly string[]): readonly (Shape | undefined)[] | undefined {
    if (state.effect.kind !== 'choice') return undefined;
    const inputs: Property[] = [];
    for (const key of keys) {
      const input = this.#read(key, index);
      if (!input) return undefined;
      inputs.push(this.#withoutStaleFacts(key, input, index));
    }
    const known = choices.get(state);
    if (known?.from.length === inputs.length && inputs.every((input, i) => input === known.from[i]))
      return known.value;
    const payload = objectOf(
      keys.map((key, i) => [key, inputs[i] ?? presentOf(CONTEXT)] as const),
      'unknown',
    );
    const value = afterChoice(state, state.effect, payload);
    choices.set(state, { from: inputs, value });
    return value;
  }

  /** What booleans say about other properties holds only while those are what they were where it was computed. */
  #withoutStaleFacts(key: string, property: Property, index: number): Property {
    const { shape, presence } = property;
    if (!shape.implies && !shape.implying) return property;
    const source = shape.origin?.kind === 'computed' ? this.#map.byName.get(shape.origin.state) : undefined;
    const holds =
      source !== undefined &&
      (this.#map.implied.get(key) ?? []).every(
        other => this.#read(other, index) === this.#read(other, source),
      );
    return holds ? property : { shape: withoutImplications(shape), presence };
  }
}
