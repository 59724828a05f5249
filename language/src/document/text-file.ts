import { type ParsedJson, parseJson } from '../json/parse.ts';
import { LineIndex } from '../json/text.ts';

/** A version of a file, for instance of the companion of a document. The same version is to be the same object, for what is derived from it is kept with it. */
export interface TextFile {
  readonly uri: string;
  readonly text: string;
  /** Its lines, where it knows them itself. */
  readonly lines?: LineIndex;
}

const lines = new WeakMap<TextFile, LineIndex>();
const trees = new WeakMap<TextFile, ParsedJson>();

export function linesOf(file: TextFile): LineIndex {
  return file.lines ?? kept(lines, file, () => new LineIndex(file.text));
}

export function treeOf(file: TextFile): ParsedJson {
  return kept(trees, file, () => parseJson(file.text));
}

function kept<T>(known: WeakMap<TextFile, T>, file: TextFile, make: () => T): T {
  const value = known.get(file) ?? make();
  known.set(file, value);
  return value;
}
