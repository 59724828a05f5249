import { FlowDocument } from '../../document/flow-document.ts';
import type { DocumentKind } from '../../document/recognise.ts';
import type { AnyDocument } from '../../documents/open-document.ts';
import type { Span } from '../../json/text.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';
import { addCatch } from './add-catch.ts';
import { addResultPath } from './add-result-path.ts';
import { constantToInput } from './constant-to-input.ts';
import { extractParameters } from './extract-parameters.ts';
import { generateInput } from './generate-input.ts';
import { generateSchema } from './generate-schema.ts';
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

/** From these a run input can be made, or filled up. */
const FROM_SCHEMA: ReadonlySet<DocumentKind> = new Set(['input-schema', 'run-input']);

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
  if (!(document instanceof FlowDocument))
    return FROM_SCHEMA.has(document.kind) ? generateInput(document, files) : [];
  const place = statePlace(document, range, files);
  const ofState = place ? OF_STATE.flatMap(refactoring => refactoring(place)) : [];
  return all || document.indexAt(range.offset) === undefined
    ? [
        ...ofState,
        ...sortStates(document),
        ...generateSchema(document, files),
        ...generateInput(document, files),
      ]
    : ofState;
}
