import { find, hashOf, insert, leavesIn, type Node, remove, sizeOf } from './trie.ts';
import { type Merging, mergeNodes } from './trie-merge.ts';

/**
 * An immutable map from strings. A change gives a new map that shares all but a few nodes with the old one; a
 * change that changes nothing (values are compared by identity) gives the old one itself.
 */
export class PersistentMap<V> {
  readonly #root: Node<V> | undefined;

  private constructor(root: Node<V> | undefined) {
    this.#root = root;
  }

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>(undefined);
  }

  /** Of several entries with one key the last stays. */
  static of<V>(entries: Iterable<readonly [string, V]>): PersistentMap<V> {
    let root: Node<V> | undefined;
    for (const { 0: key, 1: value } of entries)
      root = insert(root, { kind: 'leaf', hash: hashOf(key), key, value }, 0);
    return new PersistentMap(root);
  }

  get size(): number {
    return sizeOf(this.#root);
  }

  get(key: string): V | undefined {
    return find(this.#root, key);
  }

  set(key: string, value: V): PersistentMap<V> {
    return this.#with(insert(this.#root, { kind: 'leaf', hash: hashOf(key), key, value }, 0));
  }

  delete(key: string): PersistentMap<V> {
    return this.#with(remove(this.#root, hashOf(key), key, 0));
  }

  /** In an order that depends on the keys alone, not on how the map came about. */
  *entries(): Generator<[string, V]> {
    for (const leaf of leavesIn(this.#root)) yield [leaf.key, leaf.value];
  }

  /** By key, in code unit order: for people. */
  sorted(): [string, V][] {
    return [...this.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** See `merge`. */
  mergedWith(other: PersistentMap<V>, merging: Merging<V>): PersistentMap<V> {
    const root = mergeNodes(this.#root, other.#root, 0, merging);
    return root === other.#root && root !== this.#root ? other : this.#with(root);
  }

  #with(root: Node<V> | undefined): PersistentMap<V> {
    return root === this.#root ? this : new PersistentMap(root);
  }
}

/**
 * Both maps in one. `both` is asked for keys of both whose values differ, `onlyA` and `onlyB` for the others;
 * `undefined` leaves a key out. Parts that the maps share are not visited, so the work is that of their
 * difference; gives `a` itself if the result equals it, or else `b` itself.
 */
export function merge<V>(
  a: PersistentMap<V>,
  b: PersistentMap<V>,
  both: Merging<V>['both'],
  onlyA: Merging<V>['onlyA'],
  onlyB: Merging<V>['onlyB'],
): PersistentMap<V> {
  return a.mergedWith(b, { both, onlyA, onlyB });
}
