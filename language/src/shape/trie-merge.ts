import {
  BITS,
  type Branch,
  type Bucket,
  branch,
  branchOver,
  bucket,
  type Leaf,
  leavesOf,
  type Node,
} from './trie.ts';

/** What becomes of a key of two tries; `undefined` leaves it out. Not asked where both have the very same value. */
export interface Merging<V> {
  both(a: V, b: V, key: string): V | undefined;
  onlyA(a: V, key: string): V | undefined;
  onlyB(b: V, key: string): V | undefined;
}

/** Merges two tries and walks only where they differ. Gives `a` or `b` itself where the result is the same. */
export function mergeNodes<V>(
  a: Node<V> | undefined,
  b: Node<V> | undefined,
  shift: number,
  merging: Merging<V>,
): Node<V> | undefined {
  if (a === b) return a;
  if (a?.kind !== 'branch' && b?.kind !== 'branch' && (!a || !b || a.hash === b.hash))
    return mergeLeaves(a, b, merging);
  return mergeBranches(a, b, shift, merging);
}

function mergeBranches<V>(
  a: Node<V> | undefined,
  b: Node<V> | undefined,
  shift: number,
  merging: Merging<V>,
): Node<V> | undefined {
  const left: Branch<V> | undefined = a && branchOver(a, shift);
  const right: Branch<V> | undefined = b && branchOver(b, shift);
  const all = (left?.ways ?? 0) | (right?.ways ?? 0);
  const slots: Node<V>[] = [];
  let ways = 0;
  let sameAsA = true;
  let sameAsB = true;
  for (let rest = all, inA = 0, inB = 0; rest !== 0; rest &= rest - 1) {
    const way = rest & -rest;
    const x = left && left.ways & way ? left.slots[inA++] : undefined;
    const y = right && right.ways & way ? right.slots[inB++] : undefined;
    const merged = mergeNodes(x, y, shift + BITS, merging);
    if (merged !== x) sameAsA = false;
    if (merged !== y) sameAsB = false;
    if (!merged) continue;
    slots.push(merged);
    ways |= way;
  }
  if (sameAsA) return a;
  return sameAsB ? b : branch(ways, slots);
}

/** Of two nodes whose keys all have one hash. */
function mergeLeaves<V>(
  a: Leaf<V> | Bucket<V> | undefined,
  b: Leaf<V> | Bucket<V> | undefined,
  merging: Merging<V>,
): Node<V> | undefined {
  const left = a ? leavesOf(a) : [];
  const right = b ? leavesOf(b) : [];
  const leaves: Leaf<V>[] = [];
  for (const leaf of left) {
    const other = right.find(r => r.key === leaf.key);
    const value = other ? mergeValues(leaf, other, merging) : merging.onlyA(leaf.value, leaf.key);
    if (value !== undefined) leaves.push(reuse(leaf, other, value));
  }
  for (const leaf of right) {
    if (left.some(l => l.key === leaf.key)) continue;
    const value = merging.onlyB(leaf.value, leaf.key);
    if (value !== undefined) leaves.push(reuse(leaf, undefined, value));
  }
  const merged = bucket((a ?? b)?.hash ?? 0, leaves);
  const list = merged ? leavesOf(merged) : [];
  if (a && sameLeaves(list, left)) return a;
  return b && sameLeaves(list, right) ? b : merged;
}

function mergeValues<V>(a: Leaf<V>, b: Leaf<V>, merging: Merging<V>): V | undefined {
  return a.value === b.value ? a.value : merging.both(a.value, b.value, a.key);
}

function reuse<V>(leaf: Leaf<V>, other: Leaf<V> | undefined, value: V): Leaf<V> {
  if (leaf.value === value) return leaf;
  return other?.value === value ? other : { kind: 'leaf', hash: leaf.hash, key: leaf.key, value };
}

function sameLeaves<V>(a: readonly Leaf<V>[], b: readonly Leaf<V>[]): boolean {
  return a.length === b.length && a.every((leaf, i) => leaf === b[i]);
}
