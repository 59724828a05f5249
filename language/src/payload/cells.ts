/** A value that is computed from those of other cells; undefined as long as nothing is known. */
export class Cell<Value> {
  value: Value | undefined = undefined;
  /** Cells that come first are computed first. */
  readonly rank: number;
  /** Those that were computed from it. */
  readonly users: Computed[] = [];
  due = false;
  active = false;
  readonly #compute: (before: Value | undefined) => Value | undefined;

  /** `compute` gets the value so far, and gives that very value where there is nothing new. */
  constructor(rank: number, compute: (before: Value | undefined) => Value | undefined) {
    this.rank = rank;
    this.#compute = compute;
  }

  /** Computes the value; true if it is another one now. */
  refresh(): boolean {
    const before = this.value;
    this.value = this.#compute(before);
    return this.value !== before;
  }
}

/** A cell, whatever its value is. */
type Computed = Pick<Cell<unknown>, 'rank' | 'users' | 'due' | 'active' | 'refresh'>;

/** What others depend on is computed at once, but for so many inside each other; then it waits. */
const DEEPEST = 200;

/** Computes cells in the order in which they ask for each other, and again until nothing changes. */
export class Cells {
  #reader: Computed | undefined;
  #depth = 0;
  #due: Computed[] = [];

  /** The value as far as it is known; whoever is being computed is computed again when it changes. */
  read<Value>(cell: Cell<Value>): Value | undefined {
    const reader = this.#reader;
    if (reader && cell.users.at(-1) !== reader) cell.users.push(reader);
    return cell.value;
  }

  /** Computes a new cell. */
  start(cell: Computed): void {
    if (this.#depth < DEEPEST) this.#compute(cell);
    else this.#wait(cell);
  }

  /** The final value of what is read. */
  settled<Value>(read: () => Value): Value {
    const value = read();
    if (this.#due.length === 0) return value;
    while (this.#due.length > 0) {
      const batch = this.#due.sort((a, b) => a.rank - b.rank);
      this.#due = [];
      for (const cell of batch) if (cell.due) this.#compute(cell);
    }
    return read();
  }

  #wait(cell: Computed): void {
    if (cell.due) return;
    cell.due = true;
    this.#due.push(cell);
  }

  #compute(cell: Computed): void {
    if (cell.active) {
      this.#wait(cell);
      return;
    }
    const reader = this.#reader;
    cell.due = false;
    cell.active = true;
    this.#reader = cell;
    this.#depth++;
    const changed = cell.refresh();
    this.#depth--;
    this.#reader = reader;
    cell.active = false;
    if (changed) for (const user of cell.users) this.#wait(user);
  }
}
