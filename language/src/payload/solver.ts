import type { Property, Shape } from '../shape/shape.ts';
import { widen } from '../shape/widen.ts';
import { Cell, Cells } from './cells.ts';
import type { FlowMap } from './flow-map.ts';
import { Outcomes, type Ways } from './outcomes.ts';
import { joinProperties, propertyOf } from './properties.ts';

/** After so many changes the value of a property is widened, so that loops come to an end. */
const PATIENCE = 6;

/**
 * What the properties of the payload can be, property by property and only where it is asked for. The value of one
 * changes at few states, which the map of the flow knows; between them nothing has to be done. Values that go round a
 * loop are computed over and over until nothing changes.
 */
export class Solver {
  readonly #map: FlowMap;
  readonly #origins: ReadonlyMap<number, Shape>;
  readonly #cells = new Cells();
  readonly #properties = new Map<string, Map<number, Cell<Property>>>();
  readonly #choices = new Map<number, Cell<Ways>>();
  readonly #outcomes: Outcomes;

  constructor(map: FlowMap, origins: ReadonlyMap<number, Shape>) {
    this.#map = map;
    this.#origins = origins;
    this.#outcomes = new Outcomes(map, {
      property: (key, state) => this.#property(key, state),
      ways: state => this.#ways(state),
    });
  }

  /** What a property can be when a run comes to a state; undefined if none does. */
  property(key: string, state: number): Property | undefined {
    return this.#cells.settled(() => this.#property(key, state));
  }

  #property(key: string, state: number): Property | undefined {
    if ((this.#map.rank[state] ?? -1) < 0) return undefined;
    const place = this.#map.place(key, state);
    let ofKey = this.#properties.get(key);
    if (!ofKey) {
      ofKey = new Map();
      this.#properties.set(key, ofKey);
    }
    let cell = ofKey.get(place);
    if (!cell) {
      cell = this.#propertyCell(key, place);
      ofKey.set(place, cell);
      this.#cells.start(cell);
    }
    return this.#cells.read(cell);
  }

  #propertyCell(key: string, state: number): Cell<Property> {
    const origin = this.#origins.get(state);
    const start = origin && propertyOf(origin, key);
    const legs = this.#map.into[state] ?? [];
    let changes = 0;
    return new Cell(this.#map.rank[state] ?? 0, before => {
      let value = start;
      for (const leg of legs) {
        const arriving = this.#outcomes.after(key, leg);
        if (arriving) value = value ? joinProperties(value, arriving) : arriving;
      }
      if (!before || !value) return value ?? before;
      const next = joinProperties(before, value);
      if (next === before || ++changes <= PATIENCE) return next;
      const shape = widen(before.shape, next.shape);
      // What is too deep to be told apart is nothing new.
      return shape === before.shape && next.presence === before.presence
        ? before
        : { shape, presence: next.presence };
    });
  }

  #ways(state: number): Ways | undefined {
    let cell = this.#choices.get(state);
    if (!cell) {
      cell = new Cell(this.#map.rank[state] ?? 0, () => this.#outcomes.choose(state));
      this.#choices.set(state, cell);
      this.#cells.start(cell);
    }
    return this.#cells.read(cell);
  }
}
