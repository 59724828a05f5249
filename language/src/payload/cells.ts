/** A value that is computed from those of other cells; undefined as long as nothing is known. */
export abstract class Cell<Value> {
  value: Value | undefined = undefined;
  /** Cells that come first are computed first. */
  readonly rank: number;
  /** Those that were computed from it, as a chain: most have one or two, and a list makes room for many. */
  users: User | undefined = undefined;
  due = false;
  active = false;
  /** What it was computed from is no longer so. */
  stale = false;
  /** It was stale once, so cells that it reads may have it among their users already. */
  again = false;
  /** Nobody looks at it any more. */
  gone = false;

  constructor(rank: number) {
    this.rank = rank;
  }

  /** Gets the value so far, and gives that very value where there is nothing new. */
  protected abstract compute(before: Value | undefined): Value | undefined;

  forget(): void {
    this.value = undefined;
    this.stale = true;
    this.again = true;
  }

  /** Computes the value; true if it is another one now. */
  refresh(): boolean {
    this.stale = false;
    const before = this.value;
    this.value = this.compute(before);
    return this.value !== before;
  }
}

interface User {
  readonly cell: Computed;
  readonly next: User | undefined;
}

/** A cell, whatever its value is. */
export type Computed = Pick<
  Cell<unknown>,
  'rank' | 'users' | 'due' | 'active' | 'stale' | 'again' | 'gone' | 'forget' | 'refresh'
>;

/** What others depend on is computed at once, but for so many inside each other; then it waits. */
const DEEPEST = 200;

/** Computes cells in the order in which they ask for each other, and again until nothing changes. */
export class Cells {
  #reader: Computed | undefined;
  #depth = 0;
  #due: Computed[] = [];

  /** The value as far as it is known; whoever is being computed is computed again when it changes. */
  read<Value>(cell: Cell<Value>): Value | undefined {
    if (cell.stale) this.start(cell);
    const reader = this.#reader;
    if (reader && !isUser(reader, cell)) cell.users = { cell: reader, next: cell.users };
    return cell.value;
  }

  /** Computes a new cell. */
  start(cell: Computed): void {
    if (this.#depth < DEEPEST) this.#compute(cell);
    else this.#wait(cell);
  }

  /** Forgets the values of cells and of all that was computed from them, which is returned; each is computed anew when it is read. */
  forget(cells: Iterable<Computed>): Computed[] {
    const forgotten: Computed[] = [];
    const open = [...cells];
    for (let cell = open.pop(); cell; cell = open.pop()) {
      if (cell.stale) continue;
      cell.forget();
      forgotten.push(cell);
      for (let user = cell.users; user; user = user.next) open.push(user.cell);
      cell.users = undefined;
    }
    return forgotten;
  }

  /** Computes all that waits; false if there was nothing, so that what has been read is final. */
  settle(): boolean {
    if (this.#due.length === 0) return false;
    while (this.#due.length > 0) {
      const batch = this.#due.sort((a, b) => a.rank - b.rank);
      this.#due = [];
      for (const cell of batch) if (cell.due) this.#compute(cell);
    }
    return true;
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
    if (changed) for (let user = cell.users; user; user = user.next) this.#wait(user.cell);
  }
}

/** Lets go of those of a cell's users that are no more. */
export function leaveGone(cell: Computed): void {
  let some = false;
  for (let user = cell.users; user && !some; user = user.next) some = user.cell.gone;
  if (!some) return;
  let kept: User | undefined;
  for (let user = cell.users; user; user = user.next)
    if (!user.cell.gone) kept = { cell: user.cell, next: kept };
  cell.users = kept;
}

/** Whether a cell is known to depend on another; that it is not known costs no more than to be told twice. */
function isUser(reader: Computed, { users }: Computed): boolean {
  if (users?.cell === reader || !reader.again) return users?.cell === reader;
  for (let user = users; user; user = user.next) if (user.cell === reader) return true;
  return false;
}
