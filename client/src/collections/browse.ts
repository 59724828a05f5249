import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Collection, folderPath, type Globus, problemOf } from '../../../globus/src/index.ts';
import { ask, type Choice, choose, heading, quoted } from '../ui.ts';

type Answer = { here: string } | { into: string } | { file: string } | { create: string };

/** What is looked for in a collection. */
export interface Browsed {
  title: string;
  /** a folder is wanted, or a file will do */
  wanted: 'folder' | 'any';
}

/**
 * Goes through the folders of a collection until one is taken; a path with a slash at the end for a folder. Where the folders
 * are not shown to the caller, the path is typed.
 */
export async function browse(
  globus: Globus,
  collection: Collection,
  { title, wanted }: Browsed,
): Promise<string> {
  let path: string | undefined;
  for (;;) {
    const listing = await list(globus, collection, path);
    if (!listing) return typed(title, path ?? '/');
    path = listing.path;
    const answer = await choose(choices(listing, wanted), {
      title: `${title}: ${quoted(collection.display_name)}`,
      placeHolder: path,
    });
    if ('here' in answer) return answer.here;
    if ('file' in answer) return answer.file;
    if ('into' in answer) path = answer.into;
    else path = await create(globus, collection, answer.create);
  }
}

interface Shown {
  path: string;
  folders: string[];
  files: string[];
}

/** Undefined where the caller may not look. */
async function list(
  { transfer }: Globus,
  { id, display_name }: Collection,
  path: string | undefined,
): Promise<Shown | undefined> {
  try {
    const { path: at, entries } = await transfer.ls(id, path);
    const named = (isFolder: boolean) =>
      entries
        .filter(one => (one.type === 'dir') === isFolder)
        .map(one => one.name)
        .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
    return { path: folderPath(at), folders: named(true), files: named(false) };
  } catch (error) {
    const problem = problemOf(error);
    if (problem?.kind !== 'forbidden' && problem?.kind !== 'not-found') throw error;
    void vscode.window.setStatusBarMessage(
      l10n.t('The folders of “{display_name}” are not shown to you: type the path.', { display_name }),
      8000,
    );
    return undefined;
  }
}

function choices({ path, folders, files }: Shown, wanted: Browsed['wanted']): Choice<Answer>[] {
  const above = path === '/' ? undefined : path.replace(/[^/]+\/$/, '');
  return [
    { label: l10n.t('$(check) This folder'), description: path, value: { here: path } },
    ...(above === undefined
      ? []
      : [{ label: l10n.t('$(arrow-up) Up'), description: above, value: { into: above } }]),
    ...folders.map(name => ({ label: `$(folder) ${name}`, value: { into: `${path}${name}/` } })),
    ...(wanted === 'any'
      ? files.map(name => ({ label: `$(file) ${name}`, value: { file: `${path}${name}` } }))
      : []),
    heading<Answer>('', { here: path }),
    { label: l10n.t('$(new-folder) A new folder here…'), value: { create: path } },
  ];
}

async function create(globus: Globus, collection: Collection, above: string): Promise<string> {
  const name = await ask({
    title: l10n.t('A New Folder in {above}', { above }),
    prompt: l10n.t('Its name.'),
    validateInput: text =>
      text.trim() === '' || text.includes('/') ? l10n.t('A name without a slash.') : undefined,
  });
  const path = `${above}${name}/`;
  await globus.transfer.mkdir(collection.id, path);
  return path;
}

async function typed(title: string, value: string): Promise<string> {
  return ask({
    title,
    prompt: l10n.t('The path in the collection: with a slash at the end for a folder.'),
    value,
    validateInput: text => (text.trim().startsWith('/') ? undefined : l10n.t('A path begins with a slash.')),
  });
}
