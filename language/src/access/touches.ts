import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { member, stringValue } from '../json/tree.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import { type AccessSpec, accessSpecs, flowAt, type TouchKind } from './access-specs.ts';
import { followTrail, type Source } from './source.ts';

/** One thing that a state touches when it is entered. */
export interface Touch {
  state: string;
  kind: TouchKind;
  /** Whose identity it is touched with: `User`, `Flow`, or the name of a role. */
  runAs: string;
  /** The id of the collection, endpoint, index …; for an unknown action provider its address. */
  id: Source;
  /** The path in the collection, where the action is given one. */
  path: Source | undefined;
}

/**
 * What the states of a flow touch, in document order, with the parameters that say what it is. What a parameter leaves
 * open is said by the payload; a parameter that is missing touches nothing.
 */
export function touches(document: FlowDocument): Touch[] {
  return document.states.flatMap((state, index) => {
    const place = (span: Span) => document.spanOf(index, span);
    return state.type === 'Action' ? touchesOf(state, place) : [];
  });
}

function touchesOf(state: State, place: (span: Span) => Span): Touch[] {
  const touch = (kind: TouchKind, id: Source, path?: Source): Touch => {
    const placed = (source: Source): Source => ({ ...source, span: place(source.span) });
    const runAs = state.runAs ?? 'User';
    return { state: state.name, kind, runAs, id: placed(id), path: path && placed(path) };
  };
  const url = actionUrlOf(state);
  const node =
    state.value('ActionUrl') ?? member(state.value('Handler'), 'Url')?.value ?? state.value('Handler');
  if (!node) return [];
  const named = (value: string): Source => ({ span: node, from: 'constant', value, rest: [] });
  if (url === undefined) return [touch('provider', named(stringValue(node) ?? 'a registered API'))];
  const flow = flowAt(url);
  if (flow !== undefined) return [touch('flow', named(flow))];
  const specs = accessSpecs(url);
  if (!specs) return [touch('provider', named(url))];
  return specs.flatMap(spec => sourcesOf(state, spec).map(([id, path]) => touch(spec.kind, id, path)));
}

/** An id with each path that belongs to it. */
function sourcesOf(state: State, { id, path }: AccessSpec): [Source, Source | undefined][] {
  const paths = path ? followTrail(state, path) : [];
  return followTrail(state, id).flatMap((source): [Source, Source | undefined][] =>
    paths.length > 0 ? paths.map(one => [source, one]) : [[source, undefined]],
  );
}
