import { byName, companionKind } from '../../document/recognise.ts';
import type { Completion, ItemWriter } from './item.ts';

/** What a file is wanted for. */
export type FileUse = 'definition' | 'input-schema' | 'other';

/** Files of the folder that may be meant: those that are for that use by their names first, none that is for another. */
export function fileNames(names: readonly string[], use: FileUse, write: ItemWriter): Completion[] {
  const certain = (name: string) => useOf(name) === use;
  const possible = names.filter(
    name => /\.json$/i.test(name) && (certain(name) || useOf(name) === undefined),
  );
  return possible
    .toSorted((a, b) => Number(certain(b)) - Number(certain(a)) || (a < b ? -1 : 1))
    .map((name, rank) => write.string(name, { kind: 'file', rank, source: 'this folder' }));
}

/** Undefined for a file whose name does not say. */
function useOf(name: string): FileUse | undefined {
  if (companionKind(name) === 'input-schema') return 'input-schema';
  const kind = byName(name)?.kind;
  if (kind === 'flow-definition') return 'definition';
  return kind === undefined ? undefined : 'other';
}
