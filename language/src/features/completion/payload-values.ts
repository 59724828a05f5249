import type { FlowDocument } from '../../document/flow-document.ts';
import { isComparison } from '../../model/comparisons.ts';
import { breaks } from '../../model/unit.ts';
import { dynamicKind, plainName } from '../../model/uses.ts';
import { typesOf } from '../../payload/choice.ts';
import { shapeOfSchema } from '../../shape/from-schema.ts';
import { type Shape, Types } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import { parametersOf } from '../provider-schema.ts';
import type { Cursor } from './cursor.ts';
import { expressionParts } from './expression-values.ts';
import { stringAt } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { pathSteps, wholePaths } from './path-values.ts';

/** Where a value is typed. */
export interface Typing {
  place: Place;
  cursor: Cursor;
  offset: number;
}

/** The payload when a run comes to the state in which something is typed; `more` names properties to look up besides. */
export type PayloadHere = (more?: readonly string[]) => Shape | undefined;

/** What leads to values of the payload, where a path or an expression is typed; undefined elsewhere. */
export function payloadValues(
  { place, cursor, offset }: Typing,
  payloadHere: PayloadHere,
  write: ItemWriter,
): Completion[] | undefined {
  const kind = kindOf(place);
  if (!kind || !place.state) return undefined;
  const payload = payloadHere();
  if (!payload) return [];
  const at = stringAt(cursor, offset);
  const fits = typesAt(place);
  if (!at) return kind === 'path' && !cursor.quoted ? wholePaths(payload, write, fits) : [];
  return kind === 'path' ? pathSteps(at, payload, fits) : expressionParts(at, payload);
}

/** The types that a value must be of where its path is typed; all where nothing is said about them. */
function typesAt({ name, template }: Place): number {
  if (!template) return isComparison(name) ? typesOf(name) : Types.all;
  const found = parametersOf(template.schema, template.steps).find(p => p.name === plainName(name));
  // What has words for numbers besides is told by its values only.
  return found && found.values.length === 0 ? shapeOfSchema({ type: found.schema.type }).types : Types.all;
}

function kindOf({ template, name, field, inArray }: Place): 'path' | 'expression' | undefined {
  if (template) return inArray ? undefined : dynamicKind(name);
  return field?.role === 'path' ? 'path' : undefined;
}

/**
 * The payload when a run comes to the state; `flow` is the document with something whole in the place of what is
 * typed. What the document knows of it is asked, for it stays known; only of a text that is broken another one has to
 * be asked, in which what is typed does no harm. `more` names properties that are looked up though no state knows them.
 */
export function payloadAt(
  document: FlowDocument,
  flow: FlowDocument,
  index: number | undefined,
  more: readonly string[] = [],
): Shape | undefined {
  if (index === undefined) return undefined;
  const isWhole = !document.structure.problems.some(breaks) && document.states.length === flow.states.length;
  return (isWhole ? document : flow).facts.payload.before(index, more);
}
