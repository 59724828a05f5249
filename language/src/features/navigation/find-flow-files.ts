import {
  definitionsOf,
  flowWithSchema,
  inputSchemaOf,
  type Neighbourhood,
} from '../../document/companions.ts';
import { isSameFile } from '../../document/project-flows.ts';
import { byName, companionKind, type DocumentKind, projectFilesOf } from '../../document/recognise.ts';
import { type TextFile, treeOf } from '../../document/text-file.ts';
import { elements, member, stringValue } from '../../json/tree.ts';
import type { FlowFiles, FlowTestFile } from './flow-files.ts';

/**
 * The files in which the names of a document have a meaning. Flow tests are found beside the definition and among
 * those that are `open`.
 */
export async function findFlowFiles(
  file: TextFile,
  kind: DocumentKind,
  files: Neighbourhood,
  open: readonly string[],
): Promise<FlowFiles> {
  const own = await ownDefinitions(file, kind, files);
  const [first] = own;
  const inputSchema =
    kind === 'input-schema' ? file : first ? await inputSchemaOf(first.uri, files) : undefined;
  const sharing = inputSchema && kind !== 'input-schema' ? await definitionsOf(inputSchema.uri, files) : [];
  const all = [...own, ...sharing.filter(other => !own.some(({ uri }) => isSameFile(uri, other.uri)))];
  const definitions = all.map(definition => flowWithSchema(definition, inputSchema));
  const nearby = new Set(open);
  for (const { uri } of definitions) for (const other of await files.beside(uri)) nearby.add(other);
  const tests = await testsOf(all, [...nearby], files);
  const inputs = await inputsOf(all, [...nearby], files);
  const payloads = [...inputs, ...(await payloadsOf(tests, files))];
  if (kind === 'run-input' && !payloads.some(({ uri }) => uri === file.uri)) payloads.push(file);
  const projectFile = first && (await projectFileOf(first.uri, files));
  return { definitions, inputSchema, payloads: distinct(payloads), tests, projectFile };
}

async function ownDefinitions(file: TextFile, kind: DocumentKind, files: Neighbourhood): Promise<TextFile[]> {
  switch (kind) {
    case 'flow-definition':
      return [file];
    case 'flow-test': {
      const uri = definitionOf(file);
      const definition = uri === undefined ? undefined : await files.file(uri);
      return definition ? [definition] : [];
    }
    case 'input-schema':
    case 'run-input':
      return definitionsOf(file.uri, files);
    default:
      return [];
  }
}

/** The address of the definition that a flow test names. */
function definitionOf(test: TextFile): string | undefined {
  const path = stringValue(member(treeOf(test).root, 'flow')?.value);
  return path === undefined ? undefined : beside(test.uri, path);
}

async function testsOf(
  definitions: readonly TextFile[],
  nearby: readonly string[],
  files: Neighbourhood,
): Promise<FlowTestFile[]> {
  const found: FlowTestFile[] = [];
  for (const uri of nearby) {
    const file = byName(uri)?.kind === 'flow-test' ? await files.file(uri) : undefined;
    const definition = file && definitionOf(file);
    if (file && definition !== undefined && definitions.some(own => isSameFile(own.uri, definition)))
      found.push({ file, definition });
  }
  return found;
}

async function inputsOf(
  definitions: readonly TextFile[],
  nearby: readonly string[],
  files: Neighbourhood,
): Promise<TextFile[]> {
  const found: TextFile[] = [];
  for (const uri of nearby) {
    if (companionKind(uri) !== 'run-input') continue;
    const belongs = (await definitionsOf(uri, files)).some(definition =>
      definitions.some(own => isSameFile(own.uri, definition.uri)),
    );
    const file = belongs ? await files.file(uri) : undefined;
    if (file) found.push(file);
  }
  return found;
}

/** The inputs and outputs that tests have in files of their own. */
async function payloadsOf(tests: readonly FlowTestFile[], files: Neighbourhood): Promise<TextFile[]> {
  const paths = tests.flatMap(({ file: { uri }, file }) =>
    elements(member(treeOf(file).root, 'cases')?.value).flatMap(test => {
      const input = stringValue(member(test, 'inputFile')?.value);
      const output = stringValue(member(member(test, 'expect')?.value, 'outputFile')?.value);
      return [input, output].flatMap(path => (path === undefined ? [] : [beside(uri, path)]));
    }),
  );
  const found = await Promise.all([...new Set(paths)].map(uri => files.file(uri)));
  return found.filter(file => file !== undefined);
}

async function projectFileOf(uri: string, files: Neighbourhood): Promise<TextFile | undefined> {
  for (const candidate of projectFilesOf(uri)) {
    const file = await files.file(candidate);
    if (file) return file;
  }
  return undefined;
}

/** The address of a file that another one names by its path from there. */
export function beside(uri: string, path: string): string {
  const parts = uri.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(encodeURIComponent(part));
  }
  return parts.join('/');
}

function distinct(files: readonly TextFile[]): TextFile[] {
  return files.filter((file, i) => files.findIndex(({ uri }) => isSameFile(uri, file.uri)) === i);
}
