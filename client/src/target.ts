import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Environment } from '../../globus/src/index.ts';
import { refusal } from '../../project/src/index.ts';
import type { Language } from './language-client.ts';
import { definitionOf, flowFiles } from './project-file/flow-files.ts';
import { quoted } from './ui.ts';

/** The flow that a command is about: a definition in the workspace, a flow at the service, or both. */
export interface Target {
  title: string;
  definition: vscode.Uri | undefined;
  /** Undefined for a definition that is not deployed in this environment. */
  flowId: string | undefined;
}

/** A flow that is deployed. */
export interface DeployedTarget extends Target {
  flowId: string;
}

/** A deployed flow, as it is beside the definition that the editor shows. */
export interface CurrentTarget extends DeployedTarget {
  /** What is deployed is not what the editor shows. */
  differs?: boolean;
}

/** What the Flows view hands to a command. */
export interface FlowArgument {
  flow: { id: string; title: string };
}

/** The definition that a command is about: its argument, else the active editor. */
export async function definitionFor(
  argument: unknown,
  language: Language,
  environment: Environment['id'],
): Promise<vscode.Uri> {
  if (argument instanceof vscode.Uri) return argument;
  if (isFlowArgument(argument)) {
    const uri = await definitionOf(environment, argument.flow.id);
    if (uri) return uri;
    throw refusal({
      operation: 'find the definition',
      message: l10n.t('The definition of {title} is not in this workspace.', {
        title: quoted(argument.flow.title),
      }),
      remedy: l10n.t('Open the folder in which its definition and globus-flows.json are.'),
    });
  }
  return activeDefinition(language);
}

/** The flow that a command is about. */
export async function targetFor(
  argument: unknown,
  language: Language,
  environment: Environment['id'],
): Promise<Target> {
  if (isFlowArgument(argument)) {
    const { id, title } = argument.flow;
    return { title, flowId: id, definition: await definitionOf(environment, id) };
  }
  return targetOf(argument instanceof vscode.Uri ? argument : activeDefinition(language), environment);
}

/** The flow of a definition in the workspace. */
export async function targetOf(definition: vscode.Uri, environment: Environment['id']): Promise<Target> {
  const { title, entry } = await flowFiles(definition);
  return { title, definition, flowId: entry?.flowIds[environment] };
}

/** The same; a definition that is not deployed is refused. */
export async function deployedTarget(
  definition: vscode.Uri,
  { id, label }: Environment,
): Promise<DeployedTarget> {
  const target = await targetOf(definition, id);
  if (target.flowId !== undefined) return { ...target, flowId: target.flowId };
  throw notDeployed(target.title, label);
}

export function notDeployed(title: string, where: string): Error {
  return refusal({
    operation: `find ${quoted(title)}`,
    message: l10n.t('{title} is not deployed to {where} yet.', { title: quoted(title), where }),
    remedy: l10n.t('Deploy it first.'),
  });
}

/** The definition in the editor; the only one that is open, while no text is active: in the first steps, for instance. */
function activeDefinition(language: Language): vscode.Uri {
  const uri = vscode.window.activeTextEditor?.document.uri;
  if (uri && language.kindOf(uri)?.kind === 'flow-definition') return uri;
  const [only, ...others] = language.openFiles('flow-definition');
  if (!uri && only && others.length === 0) return only;
  throw refusal({
    operation: 'find the flow',
    message: l10n.t('No flow definition is active.'),
    remedy: l10n.t('Open one first: a file named *.flow.json, or one with StartAt and States.'),
  });
}

function isFlowArgument(argument: unknown): argument is FlowArgument {
  if (typeof argument !== 'object' || argument === null || !('flow' in argument)) return false;
  const { flow } = argument;
  return typeof flow === 'object' && flow !== null && 'id' in flow && 'title' in flow;
}
