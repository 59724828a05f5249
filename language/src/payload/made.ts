/** Values that were made of others; asked for what is made of the very same ones, they are there already. */
export class Made<Key extends object, Value> {
  readonly #known = new WeakMap<Key, Entry<Value>[]>();

  /** `from`: all that the value depends on besides its key. */
  get(key: Key, from: readonly unknown[], make: () => Value): Value {
    let entries = this.#known.get(key);
    if (!entries) {
      entries = [];
      this.#known.set(key, entries);
    }
    for (const entry of entries) if (isSame(entry.from, from)) return entry.value;
    const value = make();
    // Round a loop the same few values follow each other, so one is not enough.
    if (entries.length === KEPT) entries.shift();
    entries.push({ from, value });
    return value;
  }
}

interface Entry<Value> {
  from: readonly unknown[];
  value: Value;
}

const KEPT = 4;

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
