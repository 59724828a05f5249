import * as vscode from 'vscode';
import { PROJECT_FILE, SCHEMA_NAMES } from '../../../language/src/index.ts';
import { findFlow, nameOf, type ProjectFlow, readProject, recordDeployment } from './project.ts';

/** A flow definition with what belongs to it. */
export interface FlowFiles {
  definition: vscode.Uri;
  schema: vscode.Uri | undefined;
  /** The folder that the project file is in, or would be. */
  folder: vscode.Uri;
  /** The definition's path in that folder. */
  path: string;
  title: string;
  entry: ProjectFlow | undefined;
}

/** Finds the companions of a definition: by the project file, else by name. */
export async function flowFiles(definition: vscode.Uri): Promise<FlowFiles> {
  const folder =
    vscode.workspace.getWorkspaceFolder(definition)?.uri ?? vscode.Uri.joinPath(definition, '..');
  const path = definition.path.slice(folder.path.length + 1);
  const text = await readIfThere(projectFile(folder));
  const entry = text === undefined ? undefined : findFlow(readProject(text), path)?.flow;
  const schema = entry?.inputSchema
    ? vscode.Uri.joinPath(folder, entry.inputSchema)
    : await companion(definition);
  return { definition, schema, folder, path, title: entry?.title ?? nameOf(path), entry };
}

/** Writes down under which id a flow is deployed. */
export async function rememberDeployment(
  files: FlowFiles,
  environment: string,
  flowId: string,
): Promise<void> {
  if (files.entry?.environments[environment]?.flowId === flowId) return;
  const uri = projectFile(files.folder);
  const schema = files.schema?.path.slice(files.folder.path.length + 1);
  const flow = { definition: files.path, title: files.title, ...(schema && { inputSchema: schema }) };
  const text = recordDeployment((await readIfThere(uri)) ?? '', flow, environment, flowId);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** A file's text: the editor's, where it is open. Throws where there is no such file. */
export async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find(d => d.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** The files beside a definition that may be its run input. */
export async function inputFiles(definition: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(definition, '..');
  const entries = await vscode.workspace.fs.readDirectory(folder);
  return entries
    .filter(
      ([name, type]) =>
        type === vscode.FileType.File && (name === 'input.json' || name.endsWith('.input.json')),
    )
    .map(([name]) => vscode.Uri.joinPath(folder, name));
}

function projectFile(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, PROJECT_FILE);
}

async function companion(definition: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(definition, '..');
  const base = definition.path.slice(folder.path.length + 1).replace(/(\.flow)?\.json$/, '');
  for (const name of [`${base}.schema.json`, ...SCHEMA_NAMES]) {
    const uri = vscode.Uri.joinPath(folder, name);
    if ((await readIfThere(uri)) !== undefined) return uri;
  }
  return undefined;
}

async function readIfThere(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return await readText(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
