/** Values that were made of others; asked for what is made of the very same ones, they are there already. */
export class Made<Key extends object, From, Value> {
  readonly #newest = new WeakMap<Key, Entry<From, Value>>();

  /**
   * `from`: all that the value depends on besides its key. `make` gets a copy of it, as long as it has to be. `alike`
   * says of two things at that index of `from` that are not the very same whether the value is made of both.
   */
  get(
    key: Key,
    from: readonly From[],
    make: (from: readonly From[]) => Value,
    alike: Alike<Key, From, Value> = neverAlike,
  ): Value {
    const newest = this.#newest.get(key);
    for (let entry = newest; entry; entry = entry.older) if (isSame(entry.from, from)) return entry.value;
    const kept = from.slice();
    for (let entry = alike === neverAlike ? undefined : newest; entry; entry = entry.older) {
      if (!areAlike(key, entry, kept, alike)) continue;
      // The next time they are the very same.
      entry.from = kept;
      return entry.value;
    }
    const value = make(kept);
    this.#newest.set(key, { from: kept, value, older: firstOf(newest, KEPT - 1) });
    return value;
  }
}

type Alike<Key, From, Value> = (key: Key, a: From, b: From, index: number, value: Value) => boolean;

const neverAlike = () => false;

interface Entry<From, Value> {
  from: readonly From[];
  readonly value: Value;
  readonly older: Entry<From, Value> | undefined;
}

/** Round a loop the same few values follow each other, so one is not enough. */
const KEPT = 4;

/** So many entries, the newest ones. */
function firstOf<From, Value>(
  entry: Entry<From, Value> | undefined,
  count: number,
): Entry<From, Value> | undefined {
  if (!entry || count === 0) return undefined;
  const older = firstOf(entry.older, count - 1);
  return older === entry.older ? entry : { ...entry, older };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function areAlike<Key, From, Value>(
  key: Key,
  { from, value }: Entry<From, Value>,
  others: readonly From[],
  alike: Alike<Key, From, Value>,
): boolean {
  if (from.length !== others.length) return false;
  for (const [i, other] of others.entries()) {
    const own = from[i];
    if (own !== other && (own === undefined || !alike(key, own, other, i, value))) return false;
  }
  return true;
}
