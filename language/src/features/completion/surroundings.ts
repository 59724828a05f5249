import { flowWithSchema, inputSchemaOf, type Neighbourhood } from '../../document/companions.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { flowsInProject } from '../../document/project-flows.ts';
import { type DocumentKind, nameOf } from '../../document/recognise.ts';
import type { TextFile } from '../../document/text-file.ts';
import type { FlowFiles } from '../navigation/flow-files.ts';

/** What can be named in a document that is no definition. */
export interface Surroundings extends FlowFiles {
  /** The other files in its folder, by name. */
  names: readonly string[];
  /** The flows of a project file. */
  flows: readonly ProjectFlow[];
}

export interface ProjectFlow {
  name: string;
  /** Of the definition, relative to the project file. */
  path: string;
  definition: FlowDocument;
  inputSchema: TextFile | undefined;
}

/** Looks around a document; `files` are those in which its names have a meaning. */
export async function surroundingsOf(
  file: TextFile,
  kind: DocumentKind,
  files: FlowFiles,
  around: Neighbourhood,
): Promise<Surroundings> {
  const beside = await around.beside(file.uri);
  const names = beside.map(nameOf).filter(name => name !== nameOf(file.uri));
  return { ...files, names, flows: kind === 'project-file' ? await flowsOf(file, around) : [] };
}

async function flowsOf(file: TextFile, around: Neighbourhood): Promise<ProjectFlow[]> {
  const folder = file.uri.slice(0, file.uri.lastIndexOf('/') + 1);
  const found: ProjectFlow[] = [];
  for (const { name, definition: uri, inputSchema } of flowsInProject(file)) {
    const definition = await around.file(uri);
    if (!definition) continue;
    const schema =
      inputSchema === undefined ? await inputSchemaOf(uri, around) : await around.file(inputSchema);
    const path = uri.slice(folder.length).split('/').map(nameOf).join('/');
    found.push({ name, path, definition: flowWithSchema(definition, schema), inputSchema: schema });
  }
  return found;
}
