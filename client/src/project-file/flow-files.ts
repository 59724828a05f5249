import * as l10n from '@vscode/l10n';
import type { Edit } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import {
  findFlow,
  nameOf,
  type Project,
  type ProjectFlow,
  parseProject,
  type RecordedRole,
  recordDeployment,
  recordRole,
  refusal,
  schemaBeside,
} from '../../../project/src/index.ts';
import { fileName, filesIn, folderOf, readIfThere } from './text-files.ts';

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
  const folder = vscode.workspace.getWorkspaceFolder(definition)?.uri ?? folderOf(definition);
  const path = definition.path.slice(folder.path.length + 1);
  const entry = findFlow(await projectIn(folder), path)?.flow;
  const schema = entry?.inputSchema
    ? vscode.Uri.joinPath(folder, entry.inputSchema)
    : await companionSchema(definition);
  return { definition, schema, folder, path, title: entry?.title ?? nameOf(path), entry };
}

/** Where the definition of a deployed flow lies in this workspace. */
export async function definitionOf(
  environment: Environment['id'],
  flowId: string,
): Promise<vscode.Uri | undefined> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    for (const flow of (await projectIn(uri)).flows.values())
      if (flow.flowIds[environment] === flowId) return vscode.Uri.joinPath(uri, flow.definition);
  }
  return undefined;
}

/** Writes down under which id a flow is deployed, in the project file as the editor has it. */
export async function rememberDeployment(
  { folder, path, schema, title }: FlowFiles,
  environment: Environment['id'],
  flowId: string,
): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, PROJECT_FILE);
  if ((await readIfThere(uri)) === undefined)
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('{}\n'));
  const document = await vscode.workspace.openTextDocument(uri);
  const inputSchema = schema?.path.startsWith(`${folder.path}/`)
    ? schema.path.slice(folder.path.length + 1)
    : undefined;
  const deployment = { definition: path, title, environment, flowId, ...(inputSchema && { inputSchema }) };
  if (await applied(document, recordDeployment(document.getText(), deployment))) return;
  throw refusal({
    operation: `write ${PROJECT_FILE}`,
    message: l10n.t('The flow is deployed with the id {flowId}, but {PROJECT_FILE} could not be saved.', {
      flowId,
      PROJECT_FILE,
    }),
    remedy: l10n.t('Save it, so that the next deployment updates this flow instead of creating another.'),
  });
}

/** Writes down who has a role on a flow, where the project file has it: else its next deployment would ask about that. */
export async function rememberRole(
  definition: vscode.Uri,
  environment: Environment['id'],
  role: RecordedRole,
): Promise<void> {
  const { folder, path } = await flowFiles(definition);
  const uri = vscode.Uri.joinPath(folder, PROJECT_FILE);
  if ((await readIfThere(uri)) === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const edits = recordRole(document.getText(), { definition: path, environment }, role);
  if (await applied(document, edits)) return;
  throw refusal({
    operation: `write ${PROJECT_FILE}`,
    message: l10n.t('The role is changed, but {PROJECT_FILE} could not be saved.', { PROJECT_FILE }),
    remedy: l10n.t('Save it, so that the next deployment does not change it back.'),
  });
}

/** Changes and saves the project file; false where that fails. */
async function applied(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const change = new vscode.WorkspaceEdit();
  for (const { offset, length, content } of edits) {
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    change.replace(document.uri, range, content);
  }
  return (await vscode.workspace.applyEdit(change)) && (await document.save());
}

/** Tells when a project file of the workspace was changed, made or removed. */
export function watchProjectFiles(changed: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${PROJECT_FILE}`);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
  );
}

/** What the project file of a folder says. */
export async function projectIn(folder: vscode.Uri): Promise<Project> {
  return parseProject((await readIfThere(vscode.Uri.joinPath(folder, PROJECT_FILE))) ?? '');
}

async function companionSchema(definition: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = folderOf(definition);
  const name = schemaBeside(fileName(definition), await filesIn(folder));
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, name);
}
