import * as vscode from 'vscode';
import type { Api, TreeDescription } from '../../client/src/api.ts';
import type { Session } from '../../globus/src/index.ts';
import { person, serviceAccount, signInAs } from './sandbox.ts';

const id = 'globus-flows-workbench.globus-flows-workbench';

/** The extension's API; it is activated when it is not yet. */
export async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(id);
  if (!extension) throw new Error(`VS Code does not have the extension ${id}.`);
  const exported = await extension.activate();
  await exported.ready;
  return exported;
}

/** Where the extension lies. */
export function extensionFolder(): vscode.Uri {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`VS Code does not have the extension ${id}.`);
  return extension.extensionUri;
}

export const isActive = (): boolean => vscode.extensions.getExtension(id)?.isActive === true;

export async function signedInPerson(name: string): Promise<Session> {
  const { id } = await person(name);
  return (await api()).signInPerson({ open: signInAs(id) });
}

export async function signedInServiceAccount(name: string): Promise<Session> {
  const { client_id, client_secret } = await serviceAccount(name);
  return (await api()).addServiceAccount(client_id, client_secret);
}

/** The branch of the Flows view with this label, below the labels before it; undefined while it is not there. */
export async function inView(...labels: string[]): Promise<TreeDescription | undefined> {
  return below(await (await api()).flowsTree(), labels);
}

/** The branch of a tree with the last of the labels, below the labels before it. */
export function below(
  tree: readonly TreeDescription[],
  labels: readonly string[],
): TreeDescription | undefined {
  let children = tree;
  let found: TreeDescription | undefined;
  for (const label of labels) {
    found = children.find(child => child.label === label);
    if (!found) return undefined;
    children = found.children;
  }
  return found;
}
