import type { FlowDocument } from '../document/flow-document.ts';
import { lookup } from '../shape/lookup.ts';
import { Presence, type Shape, Types } from '../shape/shape.ts';
import type { Miss } from './misses.ts';
import { replacesByDefault } from './transfer.ts';
import type { Visit } from './visit.ts';
import type { Witness } from './witness.ts';

/** A read that finds nothing, and why. */
export interface Gap {
  kind: GapKind;
  /** The index of the state that reads. */
  index: number;
  miss: Miss;
  /** A route on which it is so; there may be none to show where it is so on all. */
  witness: Witness | undefined;
  /** There is no route on which the value is there. */
  always: boolean;
  /** Later reads that want for the same reason. */
  also: { index: number; miss: Miss }[];
}

export type GapKind =
  /** The input schema does not declare it. */
  | 'undeclared'
  /** The input schema lets it be left out. */
  | 'optional'
  /** A result replaced the payload for want of a ResultPath. */
  | 'overwritten'
  /** It is one level deeper, in the `details` of a result. */
  | 'details'
  /** It is there on other routes. */
  | 'lost'
  /** No state writes it. */
  | 'never';

/** What is missing in a flow, one gap for each mistake, in document order. */
export function gapsOf(document: FlowDocument): Gap[] {
  const gaps = new Map<string, Gap>();
  const { visits } = document;
  for (const index of document.visitsWhere(hasMisses)) {
    for (const miss of visits[index]?.misses ?? []) {
      const gap = gapOf(document, index, miss);
      if (!gap) continue;
      const key = keyOf(gap);
      const known = gaps.get(key);
      if (known) known.also.push({ index, miss });
      else gaps.set(key, gap);
    }
  }
  return [...gaps.values()];
}

function hasMisses({ misses }: Visit): boolean {
  return misses.length > 0;
}

function gapOf({ states, facts }: FlowDocument, index: number, miss: Miss): Gap | undefined {
  const { presence, missingAt, read, holder } = miss;
  const gap = (kind: GapKind, always: boolean, witness?: Witness): Gap => ({
    kind,
    index,
    miss,
    witness,
    always,
    also: [],
  });
  const fromInput = missingAt === 0 || holder.origin?.kind === 'input';
  // Other values may see to it that it is read only where it is there: `a or b` is common for the two ways of one choice.
  const sure = !read.conditional;
  if (!(presence & (Presence.Absent | Presence.Undeclared)))
    return fromInput && sure ? gap('optional', false) : undefined;
  const always = !(presence & (Presence.Present | Presence.Unknown | Presence.Optional));
  if (always && isInDetails(miss, facts.payload.part(index, STATUS))) return gap('details', true);
  const steps = read.steps.slice(0, missingAt + 1);
  const witness = facts.payload.witness(index, steps, always);
  // What may be so on some route is said only with a route to show for it.
  if (!always && !(witness && sure)) return undefined;
  const lostOn = witness?.route[witness.lostOn];
  const loser = lostOn && states[lostOn.state];
  if (lostOn && loser && replacesByDefault(loser, lostOn.way)) {
    const before = facts.payload.part(lostOn.state, steps.slice(0, 1).map(String));
    const had = before ? lookup(before, steps).presence : 0;
    const reshapes = loser.type === 'Pass' || loser.type === 'ExpressionEval';
    if (had & Presence.Present || (!reshapes && had & Presence.Unknown))
      return gap('overwritten', always, witness);
  }
  // What is declared to be a text has no members to declare, and what a state writes is not for the input to bring.
  const declarable =
    missingAt === 0 ? !facts.payload.isWritten(String(steps[0])) : (holder.types & Types.object) !== 0;
  if (fromInput && always && !lostOn && declarable) return gap('undeclared', true, witness);
  return gap(always ? 'never' : 'lost', always, witness);
}

const STATUS = ['action_id', 'details'];

/** Of an action's result only `details` is the provider's: what was meant is there. It may be the whole payload. */
function isInDetails({ holder, read, missingAt }: Miss, payload: Shape | undefined): boolean {
  const status = missingAt === 0 ? payload : holder;
  const isStatus =
    missingAt === 0
      ? status !== undefined && lookup(status, ['action_id']).presence === Presence.Present
      : holder.origin?.kind === 'result';
  if (!status || !isStatus) return false;
  const { presence } = lookup(status, ['details', ...read.steps.slice(missingAt)]);
  return (presence & Presence.Present) !== 0;
}

/** One mistake, one gap: what wants for the same reason is told together. */
function keyOf({ kind, miss, witness }: Gap): string {
  const lostOn = kind === 'overwritten' ? witness?.route[witness.lostOn] : undefined;
  return JSON.stringify([kind, lostOn ?? miss.read.steps.slice(0, miss.missingAt + 1)]);
}
