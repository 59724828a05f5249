import type { Property, Shape } from '../shape/shape.ts';
import { widen } from '../shape/widen.ts';
import { Cell, Cells, type Computed } from './cells.ts';
import type { FlowMap, PlacesOf } from './flow-map.ts';
import { Outcomes, type Ways } from './outcomes.ts';
import { joinProperties, propertyOf } from './properties.ts';
import { ALL } from './touch.ts';

/** After so many changes the value of a property is widened, so that loops come to an end. */
const PATIENCE = 6;

/**
 * What the properties of the payload can be, property by property and only where it is asked for. The value of one
 * changes at few states, which the map of the flow knows; between them nothing has to be done. Values that go round a
 * loop are computed over and over until nothing changes.
 */
export class Solver {
  #map: FlowMap;
  readonly #origins: ReadonlyMap<number, Shape>;
  readonly #cells = new Cells();
  readonly #properties = new Map<string, KeyCells>();
  readonly #choices = new Map<number, Cell<Ways>>();
  #outcomes: Outcomes;

  constructor(map: FlowMap, origins: ReadonlyMap<number, Shape>) {
    this.#map = map;
    this.#origins = origins;
    this.#outcomes = this.#outcomesIn(map);
  }

  #outcomesIn(map: FlowMap): Outcomes {
    return new Outcomes(map, {
      property: (key, state) => this.#property(key, state),
      ways: state => this.#ways(state),
    });
  }

  /**
   * Goes on with another map of the same flow, in which only these states are others and may have other results.
   * Returns the properties of which some value may be another now.
   */
  goOn(map: FlowMap, changed: Iterable<number>): Set<string> {
    this.#map = map;
    this.#outcomes = this.#outcomesIn(map);
    const forgotten = this.#cells.forget([...changed].flatMap(state => this.#madeBy(state)));
    return new Set(forgotten.flatMap(cell => (cell instanceof PropertyCell ? [cell.key] : [])));
  }

  /** The cells that are computed from what a state does. */
  #madeBy(state: number): Computed[] {
    const choice = this.#choices.get(state);
    const cells: Computed[] = choice ? [choice] : [];
    const targets = this.#map.successors[state] ?? [];
    for (const [way, written] of this.#map.touches[state]?.writes.entries() ?? []) {
      const target = targets[way];
      if (target === undefined || written === undefined) continue;
      const keys = written === ALL ? this.#properties.keys() : [written];
      for (const key of keys) {
        const cell = this.#properties.get(key)?.cells.get(target);
        if (cell) cells.push(cell);
      }
    }
    return cells;
  }

  /** What a property can be when a run comes to a state; undefined if none does. */
  property(key: string, state: number): Property | undefined {
    const value = this.#property(key, state);
    return this.#cells.settle() ? this.#property(key, state) : value;
  }

  #property(key: string, state: number): Property | undefined {
    if ((this.#map.rank[state] ?? -1) < 0) return undefined;
    let ofKey = this.#properties.get(key);
    if (!ofKey) {
      ofKey = { places: this.#map.placesOf(key), cells: new Map() };
      this.#properties.set(key, ofKey);
    }
    const place = ofKey.places.nearest(state);
    let cell = ofKey.cells.get(place);
    if (!cell) {
      cell = this.#propertyCell(key, place);
      ofKey.cells.set(place, cell);
      this.#cells.start(cell);
    }
    return this.#cells.read(cell);
  }

  #propertyCell(key: string, state: number): PropertyCell {
    const origin = this.#origins.get(state);
    const start = origin && propertyOf(origin, key);
    const legs = this.#map.into[state] ?? [];
    let changes = 0;
    return new PropertyCell(key, this.#map.rank[state] ?? 0, before => {
      if (!before) changes = 0;
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

/** The values of one property. */
interface KeyCells {
  places: PlacesOf;
  /** By the state before which it has that value. */
  cells: Map<number, PropertyCell>;
}

class PropertyCell extends Cell<Property> {
  readonly key: string;

  constructor(key: string, rank: number, compute: (before: Property | undefined) => Property | undefined) {
    super(rank, compute);
    this.key = key;
  }
}
