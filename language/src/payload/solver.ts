import type { Property, Shape } from '../shape/shape.ts';
import { widen } from '../shape/widen.ts';
import type { FlowMap } from './flow-map.ts';
import { Outcomes } from './outcomes.ts';
import { joinProperties, propertyOf } from './properties.ts';

/** After so many changes the value of a property is widened, so that loops come to an end. */
const PATIENCE = 6;
/** Properties that others depend on are looked up at once, but for so many inside each other; then they wait. */
const DEEPEST = 200;

/** The value of a property before a state, as far as it is known yet; undefined: no run comes there. */
export interface Variable {
  key: string;
  state: number;
  value: Property | undefined;
  /** What was computed from it. */
  users: Variable[];
  changes: number;
  due: boolean;
  active: boolean;
}

/**
 * What the properties of the payload can be, property by property and only where it is asked for. The value of one
 * changes at few states, which the map of the flow knows; between them nothing has to be done. Values that go round a
 * loop are computed over and over until nothing changes.
 */
export class Solver {
  readonly #map: FlowMap;
  readonly #origins: ReadonlyMap<number, Shape>;
  readonly #variables = new Map<string, Map<number, Variable>>();
  readonly #outcomes: Outcomes;
  readonly #due: Variable[] = [];
  #depth = 0;
  #reader: Variable | undefined;

  constructor(map: FlowMap, origins: ReadonlyMap<number, Shape>) {
    this.#map = map;
    this.#origins = origins;
    this.#outcomes = new Outcomes(map, (key, state) => this.#read(key, state));
  }

  /** What a property can be when a run comes to a state; undefined if none does. */
  property(key: string, state: number): Property | undefined {
    this.#reader = undefined;
    const value = this.#read(key, state);
    if (this.#due.length === 0) return value;
    this.#settle();
    return this.#read(key, state);
  }

  #read(key: string, state: number): Property | undefined {
    if ((this.#map.rank[state] ?? -1) < 0) return undefined;
    const variable = this.#variable(key, this.#map.place(key, state));
    if (this.#reader && variable.users.at(-1) !== this.#reader) variable.users.push(this.#reader);
    return variable.value;
  }

  #variable(key: string, state: number): Variable {
    let ofKey = this.#variables.get(key);
    if (!ofKey) {
      ofKey = new Map();
      this.#variables.set(key, ofKey);
    }
    let variable = ofKey.get(state);
    if (!variable) {
      variable = { key, state, value: undefined, users: [], changes: 0, due: false, active: false };
      ofKey.set(state, variable);
      if (this.#depth < DEEPEST) this.#evaluate(variable);
      else this.#touch(variable);
    }
    return variable;
  }

  #touch(variable: Variable): void {
    if (variable.due) return;
    variable.due = true;
    this.#due.push(variable);
  }

  /** Those that come first on the way are computed first. */
  #settle(): void {
    const rank = ({ state }: Variable) => this.#map.rank[state] ?? 0;
    while (this.#due.length > 0) {
      const batch = this.#due.splice(0).sort((a, b) => rank(a) - rank(b));
      for (const variable of batch) {
        if (!variable.due) continue;
        this.#evaluate(variable);
      }
    }
  }

  #evaluate(variable: Variable): void {
    if (variable.active) {
      this.#touch(variable);
      return;
    }
    const reader = this.#reader;
    variable.due = false;
    variable.active = true;
    this.#reader = variable;
    this.#depth++;
    const value = this.#incoming(variable);
    this.#depth--;
    this.#reader = reader;
    variable.active = false;
    if (!value || value === variable.value) return;
    const before = variable.value;
    let next = before ? joinProperties(before, value) : value;
    if (next === before) return;
    if (before && ++variable.changes > PATIENCE)
      next = { shape: widen(before.shape, next.shape), presence: next.presence };
    variable.value = next;
    for (const user of variable.users) this.#touch(user);
  }

  #incoming({ key, state }: Variable): Property | undefined {
    const origin = this.#origins.get(state);
    let value = origin && propertyOf(origin, key);
    for (const leg of this.#map.into[state] ?? []) {
      const arriving = this.#outcomes.after(key, leg);
      if (arriving) value = value ? joinProperties(value, arriving) : arriving;
    }
    return value;
  }
}
