/** Values that were made of others; asked for what is made of the very same ones, they are there already. */
export class Made<Key extends object, Value> {
  readonly #newest = new WeakMap<Key, Entry<Value>>();

  /** `from`: all that the value depends on besides its key. `make` gets a copy of it, as long as it has to be. */
  get<From>(key: Key, from: readonly From[], make: (from: readonly From[]) => Value): Value {
    for (let entry = this.#newest.get(key); entry; entry = entry.older)
      if (isSame(entry.from, from)) return entry.value;
    const kept = from.slice();
    const value = make(kept);
    this.#newest.set(key, { from: kept, value, older: firstOf(this.#newest.get(key), KEPT - 1) });
    return value;
  }
}

interface Entry<Value> {
  readonly from: readonly unknown[];
  readonly value: Value;
  readonly older: Entry<Value> | undefined;
}

/** Round a loop the same few values follow each other, so one is not enough. */
const KEPT = 4;

/** So many entries, the newest ones. */
function firstOf<Value>(entry: Entry<Value> | undefined, count: number): Entry<Value> | undefined {
  if (!entry || count === 0) return undefined;
  const older = firstOf(entry.older, count - 1);
  return older === entry.older ? entry : { ...entry, older };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
