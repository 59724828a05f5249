import { LEGACY_RUN_ID } from '../../model/context.ts';
import { sketch, typeWords } from '../../shape/describe.ts';
import { mayBeThere, Presence, type Property, type Shape, Types } from '../../shape/shape.ts';

/** Something that a value of the payload may have. */
export interface PayloadMember {
  name: string;
  shape: Shape;
  /** What it is, in a few words. */
  type: string;
  /** Where it comes from; empty where that is not known. */
  source: string;
  /** Why it may not be there; empty where it is there on every route. */
  doubt: string;
  /** What is there for certain comes first. */
  rank: number;
}

/** The members that a value may have, those that are there for certain first; none that is known not to be there. */
export function membersOf({ object }: Shape): PayloadMember[] {
  return (object?.properties.sorted() ?? [])
    .filter(([name, { presence, shape }]) => mayBeThere(presence) && !isOld(name, shape))
    .map(([name, property]) => memberOf(name, property))
    .sort((a, b) => a.rank - b.rank)
    .map((member, i) => ({ ...member, rank: member.rank + i }));
}

/** It may be an array, and that has elements. */
export function hasElements({ types, items }: Shape): boolean {
  return (types & Types.array) !== 0 && types !== Types.all && items?.types !== Types.none;
}

/** In use, but not to be used in anything new. */
function isOld(name: string, { origin }: Shape): boolean {
  return name === LEGACY_RUN_ID && origin?.kind === 'context';
}

const CONTEXT = '_context';

function memberOf(name: string, { shape, presence }: Property): PayloadMember {
  const doubt = doubtOf(presence);
  const rank = name === CONTEXT ? 3000 : doubt === '' ? 0 : presence & Presence.Absent ? 2000 : 1000;
  return {
    name,
    shape,
    type: shape.object ? sketch(shape, 1) : typeWords(shape),
    source: sourceOf(shape),
    doubt,
    rank,
  };
}

function doubtOf(presence: number): string {
  if (presence & (Presence.Absent | Presence.Undeclared)) return 'missing on some routes';
  if (presence & Presence.Optional) return 'may be left out';
  return presence & Presence.Unknown ? 'may be missing' : '';
}

function sourceOf({ origin }: Shape): string {
  switch (origin?.kind) {
    case 'input':
      return 'run input';
    case 'context':
      return 'context of the run';
    case 'result':
      return `result of “${origin.state}”`;
    case 'error':
      return `error of “${origin.state}”`;
    case 'computed':
      return `made by “${origin.state}”`;
    default:
      return '';
  }
}
