import type { FlowDocument } from '../document/flow-document.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import { readPathsOf } from '../model/read-paths.ts';
import { meantName } from '../rules/gap-words.ts';
import type { SchemaPlace } from '../schema/schema-places.ts';
import type { Step } from '../shape/shape.ts';

/** A property that a schema declares, and no state reads. */
export interface UnusedProperty {
  /** Its name, in quotes, in the schema. */
  key: JsonNode;
  /** The schema that it stands in, at `properties`. */
  holder: JsonNode;
  steps: readonly string[];
}

/** What is read below a place of the input. */
interface Reads {
  /** All that is there. */
  whole: boolean;
  below: Map<Step, Reads>;
}

/** The outermost properties of an input schema that no state of the definitions reads, each once. */
export function unusedProperties(
  places: readonly SchemaPlace[],
  definitions: readonly FlowDocument[],
): UnusedProperty[] {
  const reads = readsIn(definitions);
  const found = new Map<string, UnusedProperty>();
  // Where a part of the object at a place may be read, and others not; a place whose way in the input is not known has none.
  const open = new Map<SchemaPlace, { steps: readonly string[]; reads: Reads }>();
  for (const place of places) {
    const { parent, via, key, node } = place;
    const around = parent ? open.get(parent) : { steps: [], reads };
    if (!around || (parent && via !== 'property' && via !== 'branch')) continue;
    const name = via === 'property' ? stringValue(key) : undefined;
    if (!parent || !key || name === undefined) {
      if (!around.reads.whole) open.set(place, around);
      continue;
    }
    const steps = [...around.steps, name];
    const own = around.reads.below.get(name);
    if (!own)
      found.set(
        JSON.stringify(steps),
        found.get(JSON.stringify(steps)) ?? { key, holder: parent.node, steps },
      );
    // The parts of what Globus has a picker for belong together.
    else if (!own.whole && !stringValue(member(node, 'format')?.value)?.startsWith('globus-'))
      open.set(place, { steps, reads: own });
  }
  return [...found.values()];
}

function readsIn(definitions: readonly FlowDocument[]): Reads {
  const root: Reads = { whole: false, below: new Map() };
  const add = (steps: readonly Step[]) => {
    let at = root;
    for (const step of steps) {
      const next = at.below.get(step) ?? { whole: false, below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    at.whole = true;
  };
  for (const definition of definitions) {
    for (const state of definition.states) for (const steps of readPathsOf(state)) add(steps);
    // What is read under another name has a finding there.
    for (const gap of definition.gaps) {
      const meant = gap.kind === 'undeclared' ? meantName(definition, gap) : undefined;
      if (meant !== undefined) add([...gap.miss.read.steps.slice(0, gap.miss.missingAt), meant]);
    }
  }
  return root;
}
