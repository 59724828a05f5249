import { FlowDocument } from '../../document/flow-document.ts';
import type { AnyDocument } from '../../documents/open-document.ts';
import type { Span } from '../../json/text.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { addCatch } from './add-catch.ts';
import { addResultPath } from './add-result-path.ts';
import { constantToInput } from './constant-to-input.ts';
import { extractParameters } from './extract-parameters.ts';
import { inlinePass } from './inline-pass.ts';
import { type Refactoring, type StatePlace, statePlace } from './refactoring.ts';
import { sortStates } from './sort-states.ts';
import { todaysProvider } from './todays-provider.ts';

export type { FileChange, Refactoring } from './refactoring.ts';

/** Refactorings of a state, or of what stands at a place in it. */
const OF_STATE: readonly ((place: StatePlace) => Refactoring[])[] = [
  constantToInput,
  extractParameters,
  inlinePass,
  addCatch,
  addResultPath,
  todaysProvider,
];

/**
 * What can be made of a document at a stretch of it. Those of the whole document are among them where the stretch
 * belongs to no single state; `all`: everywhere.
 */
export function refactorings(
  document: AnyDocument,
  range: Span,
  files: FlowFiles,
  all: boolean,
): Refactoring[] {
  if (!(document instanceof FlowDocument)) return [];
  const place = statePlace(document, range, files);
  const ofState = place ? OF_STATE.flatMap(refactoring => refactoring(place)) : [];
  return all || document.indexAt(range.offset) === undefined
    ? [...ofState, ...sortStates(document)]
    : ofState;
}
