import type { GraphView } from '../../../language/src/index.ts';
import { boxOf, labelOf, signOf } from '../boxes.ts';
import type { Measure } from '../measure.ts';
import { worthLines } from './lines.ts';
import { type Piece, PieceBuilder } from './piece.ts';
import { type Section, sectionsOf } from './sections.ts';

/** More signs than this are not put below one node. */
const SIGNS = 2;

/** The sections of a flow with all that is in them. An edge that is not worth a line, or leaves its section, has signs. */
export function piecesOf(view: GraphView, measure: Measure): Piece[] {
  const worth = worthLines(view);
  const sections = sectionsOf(
    view.nodes.length,
    view.edges.filter((_, i) => worth[i]),
  );
  const home = homesOf(sections);
  const builders = sections.map(section => started(view, section, measure));
  const jumps = new Map<number, Map<number, number[]>>();
  for (const [i, { from, to, words }] of view.edges.entries()) {
    const at = home.get(from);
    if (worth[i] && (at === home.get(to) || sections[at ?? -1]?.foot === to)) {
      builders[at ?? -1]?.line(from, to, i, labelOf(words, measure));
      continue;
    }
    const targets = jumps.get(from) ?? new Map<number, number[]>();
    jumps.set(from, targets.set(to, [...(targets.get(to) ?? []), i]));
  }
  addSigns(view, jumps, sections, builders, measure);
  return builders.map((builder, i) => builder.build(sections[i]?.foot));
}

function homesOf(sections: readonly Section[]): Map<number, number> {
  const home = new Map<number, number>();
  for (const [i, { nodes }] of sections.entries()) for (const node of nodes) home.set(node, i);
  return home;
}

function started(view: GraphView, { nodes, foot }: Section, measure: Measure): PieceBuilder {
  const builder = new PieceBuilder();
  for (const i of foot === undefined ? nodes : [...nodes, foot]) {
    const node = view.nodes[i];
    if (node) builder.node(i, boxOf(node, measure));
  }
  for (const i of nodes) if (view.nodes[i]?.start) builder.start(i);
  return builder;
}

function addSigns(
  view: GraphView,
  jumps: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>,
  sections: readonly Section[],
  builders: readonly PieceBuilder[],
  measure: Measure,
): void {
  const home = homesOf(sections);
  const arrivals = new Map<number, number[]>();
  for (const [from, targets] of jumps) {
    const builder = builders[home.get(from) ?? -1];
    // One for each target says more; many of them would hide the flow.
    const together = targets.size > SIGNS ? [[...targets.keys()]] : [...targets.keys()].map(to => [to]);
    for (const others of together) {
      const edges = others.flatMap(to => targets.get(to) ?? []);
      const labels = edges.map(edge => ({ edge, label: labelOf(view.edges[edge]?.words ?? '', measure) }));
      builder?.sign({ way: 'to', node: from, others, ...signOf('to', others, view, measure) }, labels);
    }
    for (const to of targets.keys()) {
      const others = arrivals.get(to);
      if (others) others.push(from);
      else arrivals.set(to, [from]);
    }
  }
  // What leads to the foot of a section stands above it there: above the same node in the next one is no room.
  const above = new Map(sections.flatMap(({ foot }, i) => (foot === undefined ? [] : [[foot, i]])));
  for (const [node, others] of arrivals) {
    const sign = { way: 'from', node, others, ...signOf('from', others, view, measure) } as const;
    builders[above.get(node) ?? home.get(node) ?? -1]?.sign(sign, []);
  }
}
