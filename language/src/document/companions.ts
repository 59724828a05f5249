import { SCHEMA_NAMES } from './recognise.ts';

/**
 * Where the input schema of a flow definition, or of a run input, may lie: beside it, the nearest name first.
 * Takes and returns URIs.
 */
export function companionCandidates(uri: string): string[] {
  const { folder, stem } = split(uri);
  return [`${stem}.schema.json`, ...SCHEMA_NAMES].map(name => folder + name);
}

/** Where the definition that an input schema or a run input belongs to may lie, the nearest name first. */
export function definitionCandidates(uri: string): string[] {
  const { folder, name, stem } = split(uri);
  const shared = name === 'input.json' || SCHEMA_NAMES.some(schema => schema === name);
  const names = shared ? ['definition.json'] : [`${stem}.flow.json`, `${stem}.json`];
  return names.map(candidate => folder + candidate);
}

/** "file:///f/copy.flow.json" → "file:///f/", "copy.flow.json" and "copy". */
function split(uri: string): { folder: string; name: string; stem: string } {
  const slash = uri.lastIndexOf('/') + 1;
  const name = uri.slice(slash);
  return { folder: uri.slice(0, slash), name, stem: name.replace(/(\.flow|\.schema|\.input)?\.json$/i, '') };
}
