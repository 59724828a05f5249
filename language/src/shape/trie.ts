/**
 * The nodes of a hash array mapped trie: immutable, 32 ways at each level, five bits of the key's hash a level.
 * A trie has one form for one set of keys, however it came about; so two of them can be walked side by side.
 */
export type Node<V> = Leaf<V> | Bucket<V> | Branch<V>;

export interface Leaf<V> {
  readonly kind: 'leaf';
  readonly hash: number;
  readonly key: string;
  readonly value: V;
}

/** Keys of one and the same hash, in code unit order; two at the least. */
export interface Bucket<V> {
  readonly kind: 'bucket';
  readonly hash: number;
  readonly leaves: readonly Leaf<V>[];
}

export interface Branch<V> {
  readonly kind: 'branch';
  /** Which of the 32 ways are taken; `slots` holds those, in order. */
  readonly ways: number;
  readonly slots: readonly Node<V>[];
  readonly size: number;
}

/** Bits of the hash that one level uses. */
export const BITS = 5;

/** FNV-1a, with its bits mixed at the end since its low ones hardly vary. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

export function sizeOf(node: Node<unknown> | undefined): number {
  if (!node) return 0;
  return node.kind === 'leaf' ? 1 : node.kind === 'bucket' ? node.leaves.length : node.size;
}

export function find<V>(root: Node<V> | undefined, key: string): V | undefined {
  const hash = hashOf(key);
  let node = root;
  for (let shift = 0; node?.kind === 'branch'; shift += BITS) {
    const way = wayOf(hash, shift);
    if ((node.ways & way) === 0) return undefined;
    node = node.slots[slotOf(node.ways, way)];
  }
  if (node?.kind === 'bucket') return node.leaves.find(leaf => leaf.key === key)?.value;
  return node?.key === key ? node.value : undefined;
}

/** The trie with that leaf in it; `node` itself if the very same value is there already. */
export function insert<V>(node: Node<V> | undefined, leaf: Leaf<V>, shift: number): Node<V> {
  if (!node) return leaf;
  if (node.kind === 'branch') {
    const way = wayOf(leaf.hash, shift);
    const at = slotOf(node.ways, way);
    if ((node.ways & way) === 0)
      return {
        kind: 'branch',
        ways: node.ways | way,
        slots: node.slots.toSpliced(at, 0, leaf),
        size: node.size + 1,
      };
    const before = node.slots[at];
    const after = insert(before, leaf, shift + BITS);
    if (after === before) return node;
    const slots = node.slots.slice();
    slots[at] = after;
    return { kind: 'branch', ways: node.ways, slots, size: node.size - sizeOf(before) + sizeOf(after) };
  }
  if (node.hash !== leaf.hash) return insert(branchOver(node, shift), leaf, shift);
  if (node.kind === 'leaf' && node.key === leaf.key) return node.value === leaf.value ? node : leaf;
  const leaves = leavesOf(node);
  const same = leaves.findIndex(l => l.key === leaf.key);
  if (leaves[same]?.value === leaf.value) return node;
  const changed = same < 0 ? [...leaves, leaf] : leaves.with(same, leaf);
  return { kind: 'bucket', hash: node.hash, leaves: inOrder(changed) };
}

/** The trie without that key; `node` itself if it is not there. */
export function remove<V>(
  node: Node<V> | undefined,
  hash: number,
  key: string,
  shift: number,
): Node<V> | undefined {
  if (!node) return undefined;
  if (node.kind === 'branch') {
    const way = wayOf(hash, shift);
    if ((node.ways & way) === 0) return node;
    const at = slotOf(node.ways, way);
    const before = node.slots[at];
    const after = remove(before, hash, key, shift + BITS);
    if (after === before) return node;
    if (after) return branch(node.ways, node.slots.with(at, after));
    return branch(node.ways & ~way, node.slots.toSpliced(at, 1));
  }
  const leaves = leavesOf(node);
  const rest = leaves.filter(leaf => leaf.key !== key);
  return rest.length === leaves.length ? node : bucket(hash, rest);
}

export function* leavesIn<V>(node: Node<V> | undefined): Generator<Leaf<V>> {
  if (node?.kind === 'branch') for (const slot of node.slots) yield* leavesIn(slot);
  else if (node) yield* leavesOf(node);
}

/** The leaf or the leaves of a node that is no branch. */
export function leavesOf<V>(node: Leaf<V> | Bucket<V>): readonly Leaf<V>[] {
  return node.kind === 'leaf' ? [node] : node.leaves;
}

/** A node for keys of one hash, in the one form that so many have. */
export function bucket<V>(hash: number, leaves: readonly Leaf<V>[]): Leaf<V> | Bucket<V> | undefined {
  return leaves.length > 1 ? { kind: 'bucket', hash, leaves: inOrder(leaves) } : leaves[0];
}

function inOrder<V>(leaves: readonly Leaf<V>[]): readonly Leaf<V>[] {
  return leaves.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** A node for these slots in its one form: a single leaf needs no branch above it. */
export function branch<V>(ways: number, slots: readonly Node<V>[]): Node<V> | undefined {
  const [only] = slots;
  if (!only || (slots.length === 1 && only.kind !== 'branch')) return only;
  let size = 0;
  for (const slot of slots) size += sizeOf(slot);
  return { kind: 'branch', ways, slots, size };
}

/** The node as it stands in a branch of that level; the branch may be of one slot, which is not its one form. */
export function branchOver<V>(node: Node<V>, shift: number): Branch<V> {
  if (node.kind === 'branch') return node;
  return { kind: 'branch', ways: wayOf(node.hash, shift), slots: [node], size: sizeOf(node) };
}

export function wayOf(hash: number, shift: number): number {
  return 1 << ((hash >>> shift) & 31);
}

export function slotOf(ways: number, way: number): number {
  return countBits(ways & (way - 1));
}

function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
