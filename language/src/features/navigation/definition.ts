import type { FlowDocument } from '../../document/flow-document.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { Span } from '../../json/text.ts';
import type { Step } from '../../shape/shape.ts';
import { type Writer, writersOf } from '../writers.ts';
import type { FlowFiles } from './flow-files.ts';
import { isWithin, type KeyPath, keyPath } from './key-path.ts';
import type { Mention } from './mention.ts';
import { type NameAt, nameAt } from './name-at.ts';
import { type Occurrence, occurrencesOf } from './occurrences.ts';
import { mentionsIn } from './state-mentions.ts';
import { nameSpan } from './written.ts';

/** A place in one of the files. */
export interface FilePlace {
  file: TextFile;
  span: Span;
}

/**
 * Where what is named at an offset comes from: the state of that name; of a key of the payload what may have written
 * the value that is read there, and where the input schema declares it.
 */
export function definition(files: FlowFiles, file: TextFile, offset: number): FilePlace[] {
  const found = nameAt(files, file, offset);
  if (!found) return [];
  const all = occurrencesOf(files, found.name).filter(({ defines }) => defines);
  const here = all.find(
    ({ file: other, span }) => other.uri === file.uri && span.offset === found.span.offset,
  );
  if (here) return [here];
  return found.in ? reaching(found.in, all) : all;
}

/** What the value has that a run finds at that path when it comes to the state. */
function reaching(
  { definition, index, path }: NonNullable<NameAt['in']>,
  all: readonly Occurrence[],
): FilePlace[] {
  const { states, input } = writersOf(definition, index, path);
  const places = states.flatMap(writer => placeOf(definition, writer, path));
  const declared = all.filter(({ file }) => input && file.uri !== definition.uri);
  return distinct([...places, ...declared]);
}

/** Where a state says that it writes the value at a path, or one around or in it. */
function placeOf(file: FlowDocument, writer: Writer, path: KeyPath): FilePlace[] {
  const state = file.states[writer.index];
  if (!state) return [];
  const inCatcher = state.transitions[writer.way]?.via === 'Catch';
  let nearest: { mention: Mention; length: number } | undefined;
  for (const mention of mentionsIn(state)) {
    if (mention.access !== 'write' || (mention.inCatcher ?? false) !== inCatcher) continue;
    const steps = keyPath(mention.steps.map(({ step }): Step => step ?? 0));
    const length = Math.min(steps.length, path.length);
    if (!isWithin(steps, path) && !isWithin(path, steps)) continue;
    if (!nearest || length > nearest.length) nearest = { mention, length };
  }
  const written = nearest?.mention.steps.at(-1)?.written;
  if (!written) return [{ file, span: file.keyOf(writer.index) }];
  return [{ file, span: file.spanOf(writer.index, nameSpan(state.text, written)) }];
}

function distinct(places: readonly FilePlace[]): FilePlace[] {
  return places.filter(
    ({ file, span }, i) =>
      places.findIndex(other => other.file === file && other.span.offset === span.offset) === i,
  );
}
