/** Whether an item is one of those that are looked for; it may ask for nothing but what the item itself says, which never changes. */
export type Test<Item> = (item: Item) => boolean;

interface Picked<Item> {
  items: readonly (Item | undefined)[];
  indexes: readonly number[];
}

const NONE: Picked<never> = { items: [], indexes: [] };

/**
 * The few items of a list that pass a test, version after version of the list. Most items are the very same as before
 * at the same place, and nothing is asked of them again: to compare two lists takes a small part of the time that it
 * takes to look at what is in them.
 */
export class Picks<Item> {
  readonly #newest = new Map<Test<Item>, Picked<Item>>();

  /** The indexes of those that pass, in order. */
  where(items: Picked<Item>['items'], passes: Test<Item>): readonly number[] {
    const before = this.#newest.get(passes) ?? NONE;
    if (items === before.items) return before.indexes;
    const indexes: number[] = [];
    let next = 0;
    for (let i = 0; i < items.length; i++) {
      const passed = before.indexes[next] === i;
      if (passed) next++;
      const item = items[i];
      if (item !== undefined && (item === before.items[i] ? passed : passes(item))) indexes.push(i);
    }
    this.#newest.set(passes, { items, indexes });
    return indexes;
  }
}
