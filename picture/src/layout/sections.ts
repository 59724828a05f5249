import { components, grouped, within } from './components.ts';
import { type Edge, rowsOf } from './lines.ts';
import { type Spine, spineOf } from './spine.ts';

/** A part of a flow that is laid out by itself. */
export interface Section {
  /** In the order of a run. */
  nodes: readonly number[];
  /** The first node of the next section, where the lines from this one end: it stands at the foot of this one too. */
  foot: number | undefined;
}

/** Nodes of a section: with fewer there is no use in cutting, with more laying out takes too long. */
const ENOUGH = 16;
const MOST = 40;

/**
 * Divides a flow into sections from the top to the bottom. Laying out takes more than twice the time for twice the
 * states; this way it is linear, and after an edit only a section has to be laid out anew.
 */
export function sectionsOf(count: number, lines: readonly Edge[]): Section[] {
  return components(count, lines).flatMap(nodes => {
    if (nodes.length <= MOST) return [{ nodes, foot: undefined }];
    const at = (i: number) => nodes[i] ?? 0;
    return cut(nodes.length, within(nodes, lines)).map(({ nodes: own, foot }) => ({
      nodes: own.map(at),
      foot: foot === undefined ? undefined : at(foot),
    }));
  });
}

function cut(count: number, edges: readonly Edge[]): Section[] {
  const spine = spineOf(count, edges);
  const cuts = cutsOf(spine, edges);
  const sectionAt = new Int32Array(spine.nodes.length);
  for (const [i, at] of cuts.entries()) sectionAt.fill(i + 1, at);
  const sections: number[][] = Array.from({ length: cuts.length + 1 }, () => []);
  for (const [node, depth] of spine.depth.entries()) sections[sectionAt[depth] ?? 0]?.push(node);
  return sections.flatMap((nodes, i) => {
    const foot = spine.nodes[cuts[i] ?? -1];
    return nodes.length <= 2 * MOST ? [{ nodes, foot }] : slices(nodes, foot, edges);
  });
}

/** Where to cut the spine: before nodes over which no loop leads back, if there are such. */
function cutsOf({ nodes, depth }: Spine, edges: readonly Edge[]): number[] {
  const loops = crossings(nodes.length, depth, edges);
  const sizes = new Int32Array(nodes.length);
  for (const at of depth) sizes[at] = (sizes[at] ?? 0) + 1;
  const cuts: number[] = [];
  let left = depth.length;
  for (let start = 0; left > MOST; ) {
    let [size, best, upper] = [0, 0, 0];
    for (let at = start + 1; at < nodes.length; at++) {
      size += sizes[at - 1] ?? 0;
      if (size > MOST && best > 0) break;
      if (size < ENOUGH) continue;
      if (best === 0 || (loops[at] ?? 0) < (loops[best] ?? 0)) [best, upper] = [at, size];
      if (loops[at] === 0) break;
    }
    if (best === 0) break;
    cuts.push(best);
    left -= upper;
    start = best;
  }
  return cuts;
}

/** For each place on the spine, how many lines lead from below it to above it. */
function crossings(places: number, depth: Int32Array, edges: readonly Edge[]): Int32Array {
  const changes = new Int32Array(places + 1);
  for (const { from, to } of edges) {
    const [low, high] = [depth[from] ?? 0, depth[to] ?? 0];
    if (low <= high) continue;
    changes[high + 1] = (changes[high + 1] ?? 0) + 1;
    changes[low + 1] = (changes[low + 1] ?? 0) - 1;
  }
  let sum = 0;
  return changes.map(change => {
    sum += change;
    return sum;
  });
}

/** A section without a good place to cut, in slices of whole rows. */
function slices(nodes: readonly number[], foot: number | undefined, edges: readonly Edge[]): Section[] {
  const rows = rowsOf(nodes.length, within(nodes, edges));
  const rowOf = new Map(nodes.map((node, i) => [node, rows[i] ?? 0]));
  const row = (node: number) => rowOf.get(node) ?? 0;
  const slices: number[][] = [];
  for (const nodesOfRow of grouped(
    nodes.toSorted((a, b) => row(a) - row(b)),
    row,
  )) {
    const slice = slices.at(-1);
    if (slice && slice.length + nodesOfRow.length <= MOST) slice.push(...nodesOfRow);
    else slices.push(nodesOfRow);
  }
  return slices.map((slice, i) => ({ nodes: slice, foot: i === slices.length - 1 ? foot : undefined }));
}
