import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import {
  type FlowTexts,
  findFlow,
  nameOf,
  type ProjectFlow,
  refusal,
  schemaBeside,
} from '../../../project/src/index.ts';
import { readText, readTextIfThere, reason } from '../files.ts';
import { pathIn, projectFolderOf } from './project-folder.ts';

/** A flow definition with what belongs to it. Paths are as short as they can be from here. */
export interface FlowFiles {
  definition: string;
  schema: string | undefined;
  /** The folder that the project file is in, or would be. */
  folder: string;
  /** The definition's path in that folder. */
  path: string;
  title: string;
  entry: ProjectFlow | undefined;
}

/** Finds the companions of a definition: by the project file, else by name. */
export async function flowFiles(definition: string): Promise<FlowFiles> {
  const { folder, project } = await projectFolderOf(definition);
  const inFolder = pathIn(folder, definition) ?? path.basename(definition);
  const entry = findFlow(project, inFolder)?.flow;
  const schema = entry?.inputSchema
    ? path.relative('.', path.join(folder, entry.inputSchema))
    : await companionSchema(definition);
  return { definition, schema, folder, path: inFolder, title: entry?.title ?? nameOf(inFolder), entry };
}

/** The definitions that are meant: files, or flows by their name in the project file; without any all of the project file. */
export async function definitionsMeant(names: readonly string[]): Promise<string[]> {
  const { folder, project } = await projectFolderOf(PROJECT_FILE);
  const fileOf = ({ definition }: ProjectFlow) => path.relative('.', path.join(folder, definition));
  if (names.length === 0) {
    if (project.flows.size > 0) return [...project.flows.values()].map(fileOf);
    throw refusal({
      operation: 'find the flows',
      message: `No ${PROJECT_FILE} here or above says which flows there are.`,
      remedy: 'Name a definition, such as copy.flow.json.',
    });
  }
  return names.map(name => {
    const flow = project.flows.get(name);
    return flow ? fileOf(flow) : name;
  });
}

/** The texts of the files. Throws for one that cannot be read. */
export async function textsOf({ definition, schema, title, entry }: FlowFiles): Promise<FlowTexts> {
  return {
    title,
    definition: { name: definition, text: await readNamed(definition) },
    inputSchema: schema === undefined ? undefined : { name: schema, text: await readNamed(schema) },
    entry,
  };
}

/** Reads a file that must be there, and says its name where it is not. */
export async function readNamed(file: string): Promise<string> {
  try {
    return readText(file);
  } catch (error) {
    throw refusal({ operation: `read ${file}`, message: `${file}: ${reason(error)}`, remedy: '' });
  }
}

async function companionSchema(definition: string): Promise<string | undefined> {
  const folder = path.dirname(definition);
  const name = schemaBeside(path.basename(definition), await readdir(folder).catch(() => []));
  const file = name === undefined ? undefined : path.join(folder, name);
  return file !== undefined && readTextIfThere(file) !== undefined ? file : undefined;
}
