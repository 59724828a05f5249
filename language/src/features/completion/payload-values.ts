import type { FlowDocument } from '../../document/flow-document.ts';
import { breaks } from '../../model/unit.ts';
import { dynamicKind } from '../../model/uses.ts';
import type { Shape } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import type { Cursor } from './cursor.ts';
import { expressionParts } from './expression-values.ts';
import { stringAt } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { pathSteps, wholePaths } from './path-values.ts';

/** Where a value is typed. */
export interface Typing {
  document: FlowDocument;
  place: Place;
  cursor: Cursor;
  offset: number;
}

/** What leads to values of the payload, where a path or an expression is typed; undefined elsewhere. */
export function payloadValues(
  { document, place, cursor, offset }: Typing,
  payloadHere: () => Shape | undefined,
  write: ItemWriter,
): Completion[] | undefined {
  const kind = kindOf(place);
  if (!kind || !place.state) return undefined;
  const payload = payloadHere();
  if (!payload) return [];
  const at = stringAt(document.text, cursor, offset);
  if (!at) return kind === 'path' && !cursor.quoted ? wholePaths(payload, write) : [];
  return kind === 'path' ? pathSteps(at, payload) : expressionParts(at, payload);
}

function kindOf({ template, name, field, inArray }: Place): 'path' | 'expression' | undefined {
  if (template) return inArray ? undefined : dynamicKind(name);
  return field?.role === 'path' ? 'path' : undefined;
}

/**
 * The payload when a run comes to the state; `flow` is the document with something whole in the place of what is
 * typed. What the document knows of it is asked, for it stays known; only of a text that is broken another one has to
 * be asked, in which what is typed does no harm.
 */
export function payloadAt(
  document: FlowDocument,
  flow: FlowDocument,
  index: number | undefined,
): Shape | undefined {
  if (index === undefined) return undefined;
  const isWhole = !document.structure.problems.some(breaks) && document.states.length === flow.states.length;
  return (isWhole ? document : flow).facts.payload.before(index);
}
