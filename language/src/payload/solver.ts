import type { Property, Shape } from '../shape/shape.ts';
import { widen } from '../shape/widen.ts';
import { Cell, Cells, type Computed, leaveGone } from './cells.ts';
import type { FlowMap, Leg, PlacesOf } from './flow-map.ts';
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
  readonly #choices = new Map<number, WaysCell>();
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

  /**
   * Goes on with the map of a flow in which these states are others and may lead elsewhere, which all that is not
   * behind them does not see: what was found out there still holds.
   */
  goElsewhere(map: FlowMap, changed: ReadonlySet<number>, isBehind: (state: number) => boolean): void {
    this.#map = map;
    this.#outcomes = this.#outcomesIn(map);
    const lists = [...this.#properties.values()].map(ofKey => ofKey.cells);
    for (const ofKey of this.#properties.values()) ofKey.places = undefined;
    for (const cells of lists) drop(cells, isBehind);
    drop(this.#choices, state => changed.has(state) || isBehind(state));
    for (const cells of [...lists, this.#choices]) for (const cell of cells.values()) leaveGone(cell);
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

  /** The payload on each way out of a Choice; undefined where no run comes to it. */
  ways(state: number): Ways | undefined {
    const value = this.#ways(state);
    return this.#cells.settle() ? this.#ways(state) : value;
  }

  #property(key: string, state: number): Property | undefined {
    if ((this.#map.rank[state] ?? -1) < 0) return undefined;
    let ofKey = this.#properties.get(key);
    if (!ofKey) {
      ofKey = { places: undefined, cells: new Map() };
      this.#properties.set(key, ofKey);
    }
    ofKey.places ??= this.#map.placesOf(key);
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
    return new PropertyCell(
      key,
      this.#map.rank[state] ?? 0,
      origin && propertyOf(origin, key),
      this.#map.into[state] ?? [],
      this.#after,
    );
  }

  /** What a property can be at the end of a leg; the states that legs lead through may be others after `goOn`. */
  readonly #after = (key: string, leg: Leg): Property | undefined => this.#outcomes.after(key, leg);

  #ways(state: number): Ways | undefined {
    let cell = this.#choices.get(state);
    if (!cell) {
      cell = new WaysCell(this.#map.rank[state] ?? 0, state, this.#choose);
      this.#choices.set(state, cell);
      this.#cells.start(cell);
    }
    return this.#cells.read(cell);
  }

  readonly #choose = (state: number): Ways | undefined => this.#outcomes.choose(state);
}

/** Takes the cells of such states out. */
function drop(cells: Map<number, Computed>, isOther: (state: number) => boolean): void {
  for (const [state, cell] of cells) {
    if (!isOther(state)) continue;
    cells.delete(state);
    cell.gone = true;
  }
}

/** The values of one property. */
interface KeyCells {
  /** Where it may change; looked up in the map at first use. */
  places: PlacesOf | undefined;
  /** By the state before which it has that value. */
  cells: Map<number, PropertyCell>;
}

/** What a property can be before a state: what it begins with there, and what it is at the end of each leg. */
class PropertyCell extends Cell<Property> {
  readonly key: string;
  readonly #start: Property | undefined;
  readonly #legs: readonly Leg[];
  readonly #after: (key: string, leg: Leg) => Property | undefined;
  #changes = 0;

  constructor(
    key: string,
    rank: number,
    start: Property | undefined,
    legs: readonly Leg[],
    after: (key: string, leg: Leg) => Property | undefined,
  ) {
    super(rank);
    this.key = key;
    this.#start = start;
    this.#legs = legs;
    this.#after = after;
  }

  protected override compute(before: Property | undefined): Property | undefined {
    if (!before) this.#changes = 0;
    let value = this.#start;
    for (const leg of this.#legs) {
      const arriving = this.#after(this.key, leg);
      if (arriving) value = value ? joinProperties(value, arriving) : arriving;
    }
    if (!before || !value) return value ?? before;
    const next = joinProperties(before, value);
    if (next === before || ++this.#changes <= PATIENCE) return next;
    const shape = widen(before.shape, next.shape);
    // What is too deep to be told apart is nothing new.
    return shape === before.shape && next.presence === before.presence
      ? before
      : { shape, presence: next.presence };
  }
}

/** The payload on each way out of a Choice. */
class WaysCell extends Cell<Ways> {
  readonly #state: number;
  readonly #choose: (state: number) => Ways | undefined;

  constructor(rank: number, state: number, choose: (state: number) => Ways | undefined) {
    super(rank);
    this.#state = state;
    this.#choose = choose;
  }

  protected override compute(): Ways | undefined {
    return this.#choose(this.#state);
  }
}
