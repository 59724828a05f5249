import { FlowDocument } from './flow-document.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { flowsInProject, isSameFile, type ProjectFlow } from './project-flows.ts';
import {
  byContent,
  byName,
  companionKind,
  nameOf,
  PROJECT_FILE,
  projectFilesOf,
  type Recognition,
  SCHEMA_NAMES,
} from './recognise.ts';
import type { TextFile } from './text-file.ts';

/** What lies beside a document: as an editor has it open, or on a disk. */
export interface Neighbourhood {
  /** The file at a URI; undefined where there is none. */
  file(uri: string): Promise<TextFile | undefined>;
  /** The URIs of the files in the folder of a document, in order; none where folders cannot be listed. */
  beside(uri: string): Promise<readonly string[]>;
}

/** So many files of a folder are looked into for a definition. */
const MAX_LOOKED_INTO = 100;

/**
 * Where the input schema of a flow definition, or of a run input, may lie: beside it, the nearest name first.
 * Takes and returns URIs.
 */
export function companionCandidates(uri: string): string[] {
  const { folder, stem } = split(uri);
  return [`${stem}.schema.json`, ...SCHEMA_NAMES].map(name => folder + name);
}

/**
 * Where the definitions that an input schema or a run input belongs to may lie, the nearest name first. One without
 * a name of its own may belong to any of the files `beside` it.
 */
export function definitionCandidates(uri: string, beside: readonly string[] = []): string[] {
  const { folder, name, stem } = split(uri);
  const shared = name === 'input.json' || SCHEMA_NAMES.some(schema => schema === name);
  if (!shared) return [`${stem}.flow.json`, `${stem}.json`].map(candidate => folder + candidate);
  const json = beside.filter(other => /\.json$/i.test(other) && !companionKind(other));
  const named = json.filter(other => byName(other)?.kind === 'flow-definition');
  const unnamed = json.filter(other => byName(other) === undefined);
  return [...new Set([`${folder}definition.json`, ...named, ...unnamed])].slice(0, MAX_LOOKED_INTO);
}

/** The input schema of a definition or a run input: the one that the project file names, else one beside it. */
export async function inputSchemaOf(uri: string, files: Neighbourhood): Promise<TextFile | undefined> {
  const definitions = companionKind(uri) === 'run-input' ? definitionCandidates(uri) : [uri];
  const flows = await flowsAround(uri, files);
  const flow = flows.find(({ definition }) => definitions.some(own => isSameFile(own, definition)));
  const candidates = flow?.inputSchema === undefined ? companionCandidates(uri) : [flow.inputSchema];
  for (const candidate of candidates) {
    const file = candidate === uri ? undefined : await files.file(candidate);
    if (file) return file;
  }
  return undefined;
}

/** The definitions that an input schema or a run input belongs to. */
export async function definitionsOf(uri: string, files: Neighbourhood): Promise<TextFile[]> {
  const kind = companionKind(uri);
  const flows = await flowsAround(uri, files);
  const named = flows.filter(flow => flow.inputSchema !== undefined && isSameFile(flow.inputSchema, uri));
  const beside = kind ? definitionCandidates(uri, await files.beside(uri)) : [];
  const found: TextFile[] = [];
  for (const candidate of new Set([...named.map(flow => flow.definition), ...beside])) {
    const file = candidate === uri ? undefined : await files.file(candidate);
    if (!file || !isDefinition(file, flows)) continue;
    const schema = kind === 'run-input' ? undefined : await inputSchemaOf(candidate, files);
    if (kind === 'run-input' || (schema && isSameFile(schema.uri, uri))) found.push(file);
  }
  return found;
}

/**
 * What a document is, of which its name and content say `found`: where they say nothing, the project file may name it,
 * or a definition lie beside a file with the name of a companion.
 */
export async function recogniseAmong(
  uri: string,
  found: Recognition,
  files: Neighbourhood,
): Promise<Recognition> {
  if (found.kind !== 'none') return found;
  for (const { definition, inputSchema } of await flowsAround(uri, files)) {
    const reason = `${PROJECT_FILE} names it`;
    if (isSameFile(definition, uri)) return { kind: 'flow-definition', reason };
    if (inputSchema !== undefined && isSameFile(inputSchema, uri)) return { kind: 'input-schema', reason };
  }
  const kind = companionKind(uri);
  if (!kind) return found;
  const [definition] = await definitionsOf(uri, files);
  return definition
    ? { kind, reason: `it lies beside the definition “${nameOf(definition.uri)}”` }
    : { kind: 'none', reason: 'no flow definition lies beside it' };
}

/** The flows of the project file that holds for a document. */
async function flowsAround(uri: string, files: Neighbourhood): Promise<ProjectFlow[]> {
  for (const candidate of projectFilesOf(uri)) {
    const file = await files.file(candidate);
    if (file) return flowsInProject(file);
  }
  return [];
}

function isDefinition(file: TextFile, flows: readonly ProjectFlow[]): boolean {
  if (flows.some(flow => isSameFile(flow.definition, file.uri))) return true;
  return (byName(file.uri) ?? byContent(flowOf(file))).kind === 'flow-definition';
}

const flows = new WeakMap<TextFile, FlowDocument>();

/** A file as a definition; without `knowledge` with what was known of it before. */
export function flowOf(file: TextFile, knowledge?: Knowledge): FlowDocument {
  const known =
    flows.get(file) ?? (file instanceof FlowDocument ? file : new FlowDocument(file.uri, file.text));
  const flow = knowledge ? known.with(knowledge) : known;
  flows.set(file, flow);
  return flow;
}

/** A file as a definition with its input schema; what is known of action providers stays. */
export function flowWithSchema(file: TextFile, schema: TextFile | undefined): FlowDocument {
  return flowOf(file, knowledgeOf(schema, flowOf(file).knowledge.providers));
}

/** "file:///f/copy.flow.json" → "file:///f/", "copy.flow.json" and "copy". */
function split(uri: string): { folder: string; name: string; stem: string } {
  const slash = uri.lastIndexOf('/') + 1;
  const name = uri.slice(slash);
  return { folder: uri.slice(0, slash), name, stem: name.replace(/(\.flow|\.schema|\.input)?\.json$/i, '') };
}
