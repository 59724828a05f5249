import type { FlowDocument } from '../document/flow-document.ts';
import type { Read } from '../model/reads.ts';
import type { JsonRecord } from '../schema/json-value.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape, type Step } from '../shape/shape.ts';

/** A place of a run's input that a state reads, from the payload as it is when a run comes there. */
export interface InputRead {
  /** From the input down; a number stands for any element of an array. */
  steps: readonly Step[];
  /** The index of the state. */
  state: number;
  read: Read;
  /** The state fails where the input has nothing there. */
  needed: boolean;
}

/**
 * Every read whose value comes from the input, on some route at least, in the order of the text. What a state before has
 * written is none; what it has copied is one of the place that it was copied from.
 */
export function inputReads(flow: FlowDocument): InputRead[] {
  // With a schema that declares all that is read, each place under a description of its own, the payload tells where
  // a value comes from.
  const { providers } = flow.knowledge;
  const probe = { inputSchema: probeOf(flow), ...(providers && { providers }) };
  const { facts, states } = flow.with(probe);
  return states.flatMap((state, index) =>
    state.reads.flatMap((read): InputRead[] => {
      const [first] = read.steps;
      if (typeof first !== 'string') return [];
      const before = facts.payload.part(index, [first]);
      const steps = before && inInput(before, read.steps);
      if (!steps) return [];
      const mayLack = lookup(before, read.steps).presence !== Presence.Present;
      const needed = mayLack && !read.guarded && !read.conditional && !read.inRule;
      return [{ steps, state: index, read, needed }];
    }),
  );
}

/** Where in the input the value at that path of a payload comes from; undefined where it is from elsewhere. */
function inInput(payload: Shape, path: readonly Step[]): Step[] | undefined {
  let at = payload;
  let steps: Step[] | undefined;
  for (const [i, step] of path.entries()) {
    // What nobody has written into a copy of the input is there as it is in the input.
    if (steps && typeof step === 'string' && !at.object?.properties.get(step))
      return [...steps, ...path.slice(i)];
    at = lookup(at, [step]).shape;
    steps = stepsIn(at);
  }
  return steps;
}

function stepsIn({ description, origin }: Shape): Step[] | undefined {
  if (origin?.kind !== 'input' || !description?.startsWith(MARK)) return undefined;
  const steps: unknown = JSON.parse(description.slice(MARK.length));
  return Array.isArray(steps) ? steps : undefined;
}

const MARK = 'read: ';

/** A schema of everything that any state reads, whatever it is that it reads. */
function probeOf({ states }: FlowDocument): JsonRecord {
  const root: Probe = { steps: [], members: new Map() };
  for (const { reads } of states)
    for (const { steps } of reads) {
      let at = root;
      for (const step of steps) at = below(at, typeof step === 'number' ? 0 : step);
    }
  return schemaOf(root);
}

interface Probe {
  steps: readonly Step[];
  members: Map<Step, Probe>;
}

function below({ members, steps }: Probe, step: Step): Probe {
  const known = members.get(step);
  if (known) return known;
  const fresh: Probe = { steps: [...steps, step], members: new Map() };
  members.set(step, fresh);
  return fresh;
}

function schemaOf({ members, steps }: Probe): JsonRecord {
  const named = [...members].filter(([step]) => typeof step === 'string');
  const items = members.get(0);
  return {
    description: MARK + JSON.stringify(steps),
    ...(named.length > 0 && {
      properties: Object.fromEntries(named.map(([name, own]) => [name, schemaOf(own)])),
    }),
    ...(items && { items: schemaOf(items) }),
  };
}
