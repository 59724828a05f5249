import type { State } from '../model/state.ts';
import { withoutImplications } from '../shape/implications.ts';
import type { Property, Shape } from '../shape/shape.ts';
import { write } from '../shape/write.ts';
import type { FlowMap, Leg } from './flow-map.ts';
import { Made } from './made.ts';
import { partOf, presentOf, propertiesOf, propertyOf } from './properties.ts';
import { errorOf, resultOf } from './result.ts';
import { ALL, CONTEXT_KEY } from './touch.ts';
import { ANY_PAYLOAD, afterChoice, CONTEXT, catcherOn } from './transfer.ts';

/** The payload on each way out of a Choice, with the properties that the ways tell apart; undefined where no run goes. */
export type Ways = readonly (Shape | undefined)[];

/** What is known so far. */
export interface Known {
  /** What a property can be before a state; undefined if no run comes there. */
  property(key: string, state: number): Property | undefined;
  ways(state: number): Ways | undefined;
}

const NO_KEYS: readonly string[] = [];

// What states make of the same values is the same in every version of the text that has them.
const choices = new Made<State, Property, Ways>();
const writes = new Made<State, string | number | Property | Shape, Property>();

/** What states make of the properties that are before them. */
export class Outcomes {
  readonly #map: FlowMap;
  readonly #known: Known;

  constructor(map: FlowMap, known: Known) {
    this.#map = map;
    this.#known = known;
  }

  /** What a property can be at the end of a leg; undefined if no run takes it. */
  after(key: string, { state: index, way }: Leg): Property | undefined {
    const state = this.#map.states[index];
    const touch = this.#map.touches[index];
    if (!state || !touch) return undefined;
    if (touch.rules.includes(key)) {
      const payload = this.#known.ways(index)?.[way];
      return payload && propertyOf(payload, key);
    }
    const written = touch.writes[way];
    if (written !== key && written !== ALL) return this.#known.property(key, index);
    return this.#known.property(CONTEXT_KEY, index) && this.#written(key, state, index, way);
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
    const before = this.#known.property(key, index);
    if (!before) return undefined;
    return writes.get(state, [key, way, before, value], () =>
      propertyOf(write(partOf([key], [before]), into, value), key),
    );
  }

  #result(state: State, index: number): Shape | undefined {
    const { effect } = state;
    if (effect.kind !== 'result') return undefined;
    const { result } = effect;
    const keys = result.kind === 'template' || result.kind === 'path' ? result.keys : undefined;
    const inputs = propertiesOf(keys ?? NO_KEYS, key => this.#known.property(key, index));
    return inputs && resultOf(state, result, keys ?? NO_KEYS, inputs);
  }

  /** What a Choice makes of what is before it; undefined if no run comes there. */
  choose(index: number): Ways | undefined {
    const state = this.#map.states[index];
    const keys = this.#map.touches[index]?.rules ?? [];
    if (state?.effect.kind !== 'choice') return undefined;
    const { effect } = state;
    const inputs = propertiesOf(keys, key => {
      const input = this.#known.property(key, index);
      return input && this.#withoutStaleFacts(key, input, index);
    });
    if (!inputs) return undefined;
    return choices.get(state, inputs, () => afterChoice(state, effect, partOf(keys, inputs)));
  }

  /** What booleans say about other properties holds only while those are what they were where it was computed. */
  #withoutStaleFacts(key: string, property: Property, index: number): Property {
    const { shape, presence } = property;
    if (!shape.implies && !shape.implying) return property;
    const source = shape.origin?.kind === 'computed' ? this.#map.byName.get(shape.origin.state) : undefined;
    const holds =
      source !== undefined &&
      (this.#map.implied.get(key) ?? []).every(
        other => this.#known.property(other, index) === this.#known.property(other, source),
      );
    return holds ? property : { shape: withoutImplications(shape), presence };
  }
}
