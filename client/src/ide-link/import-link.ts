import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusal } from '../../../project/src/index.ts';
import { askFolder } from '../new-flow/ask-folder.ts';
import { askName } from '../new-flow/ask-name.ts';
import { createFiles } from '../new-flow/create-files.ts';
import { ask, type Choice, choose } from '../ui.ts';
import { isIdeLink, readIdeLink, type Shared } from './ide-link.ts';
import { UnreadableLink } from './unreadable-link.ts';

const TITLE = l10n.t('Import from Flows IDE Link');

/** Opens the flow that a link of the Flows IDE holds, in files or without; asks for the link. Nothing is fetched. */
export async function importIdeLink(argument: unknown): Promise<void> {
  const link = typeof argument === 'string' ? argument : await askLink();
  const shared = await read(link);
  const where: Choice<'untitled' | 'files'>[] = [
    { label: l10n.t('$(file-code) Open without Saving'), value: 'untitled' },
    { label: l10n.t('$(save) Save in a Folder…'), value: 'files' },
  ];
  const definition =
    (await choose(where, { title: TITLE, placeHolder: whatItHolds(shared) })) === 'untitled'
      ? await openUntitled(shared)
      : await save(shared);
  await vscode.window.showTextDocument(definition, { preview: false });
}

async function askLink(): Promise<string> {
  // A browser asks its user whether the clipboard may be read; then they can as well paste.
  const onDesktop = vscode.env.uiKind === vscode.UIKind.Desktop;
  const copied = onDesktop ? (await vscode.env.clipboard.readText()).trim() : '';
  return ask({
    title: TITLE,
    prompt: l10n.t('A link that Share of the Flows IDE has made. It is read here; nothing is fetched.'),
    placeHolder: 'https://globus.github.io/flows-ide?d=…',
    ...(isIdeLink(copied) && { value: copied }),
  });
}

function whatItHolds({ schema }: Shared): string {
  return schema === undefined
    ? l10n.t('The link holds a definition, and no input schema.')
    : l10n.t('The link holds a definition and its input schema.');
}

async function openUntitled({ definition, schema }: Shared): Promise<vscode.TextDocument> {
  const open = (content: string) => vscode.workspace.openTextDocument({ language: 'json', content });
  if (schema !== undefined) await vscode.window.showTextDocument(await open(schema), { preview: false });
  return open(definition);
}

async function save({ definition, schema }: Shared): Promise<vscode.TextDocument> {
  const folder = await askFolder(TITLE, l10n.t('The folder for its files'));
  const files = await askName(TITLE, folder, 'flow', name => [
    { name: `${name}.flow.json`, text: definition },
    ...(schema === undefined ? [] : [{ name: `${name}.schema.json`, text: schema }]),
  ]);
  const [made] = await createFiles(folder, files);
  if (made) return vscode.workspace.openTextDocument(made);
  throw new vscode.CancellationError();
}

const REASONS: Readonly<Record<UnreadableLink['why'], { message: string; remedy: string }>> = {
  'no-link': {
    message: l10n.t('This is no link of the Flows IDE: it has no flow in it.'),
    remedy: l10n.t('Copy one with Share in the Flows IDE.'),
  },
  'no-definition': {
    message: l10n.t('The link holds no flow definition.'),
    remedy: l10n.t('Copy it again with Share in the Flows IDE.'),
  },
  broken: {
    message: l10n.t('The link cannot be read: it is cut off, or was changed on its way.'),
    remedy: l10n.t('Ask for it again, as a file perhaps: some programs cut long links.'),
  },
  'too-large': {
    message: l10n.t('The link holds far more than any flow, so it was not read to its end.'),
    remedy: l10n.t('Ask for the files instead.'),
  },
  'no-json': {
    message: l10n.t('What the link holds is no JSON object.'),
    remedy: l10n.t('Ask for it again.'),
  },
};

async function read(link: string): Promise<Shared> {
  try {
    return await readIdeLink(link);
  } catch (error) {
    if (!(error instanceof UnreadableLink)) throw error;
    throw refusal({ operation: 'import a link', ...REASONS[error.why] });
  }
}
