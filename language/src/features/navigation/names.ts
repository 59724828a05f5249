import type { FlowDocument } from '../../document/flow-document.ts';
import type { FlowFiles } from './flow-files.ts';
import { isWithin, type KeyPath, pathId } from './key-path.ts';
import { madeBy } from './made.ts';
import { schemaKeys } from './schema-keys.ts';

/** A state of a definition. */
export interface StateName {
  kind: 'state';
  name: string;
  definition: FlowDocument;
}

/** A key of the payload. */
export interface KeyName {
  kind: 'key';
  name: string;
  /** Every path that it has, by id: one more for each copy, and for each place where its schema is referred to. */
  paths: ReadonlyMap<string, KeyPath>;
  /** The definitions that speak of it: more than one only if it is an input of several flows. */
  definitions: readonly FlowDocument[];
  /** The input schema declares it, so that it is an input. */
  declared: boolean;
  /** There are more paths than were looked for. */
  endless: boolean;
}

export type FlowName = StateName | KeyName;

const MAX_PATHS = 64;

/** The key at a path of the payload, in the definition that says so; undefined for an element. */
export function keyNameOf(
  files: FlowFiles,
  own: FlowDocument | undefined,
  path: KeyPath,
): KeyName | undefined {
  const name = path.at(-1);
  if (typeof name !== 'string') return undefined;
  const alone = own ? [own] : files.definitions;
  const found = allPaths(files, alone, path);
  if (!found.declared || alone.length === files.definitions.length)
    return { kind: 'key', name, definitions: alone, ...found };
  return { kind: 'key', name, definitions: files.definitions, ...allPaths(files, files.definitions, path) };
}

function allPaths(
  { inputSchema }: FlowFiles,
  definitions: readonly FlowDocument[],
  start: KeyPath,
): Pick<KeyName, 'paths' | 'declared' | 'endless'> {
  const copies = definitions.flatMap(({ states }) => states.flatMap(state => madeBy(state).copies));
  const declared = inputSchema ? schemaKeys(inputSchema) : [];
  const paths = new Map([[pathId(start), start]]);
  const add = (path: KeyPath) => {
    if (paths.size < MAX_PATHS) paths.set(pathId(path), path);
  };
  let isDeclared = false;
  // The map grows while it is gone through.
  for (const [id, path] of paths) {
    for (const { from, to } of copies) {
      moved(path, from, to, add);
      moved(path, to, from, add);
    }
    for (const key of declared) {
      if (!key.declares || !key.paths.some(other => pathId(other) === id)) continue;
      isDeclared = true;
      key.paths.forEach(add);
    }
  }
  return { paths, declared: isDeclared, endless: paths.size >= MAX_PATHS };
}

/** The path that a key below `from` has below `to`. What is copied into itself is not followed ever deeper. */
function moved(path: KeyPath, from: KeyPath, to: KeyPath, add: (path: KeyPath) => void): void {
  if (path.length <= from.length || !isWithin(path, from)) return;
  if (to.length > from.length && isWithin(path, to)) return;
  add([...to, ...path.slice(from.length)]);
}
