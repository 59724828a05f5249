import { setTimeout as wait } from 'node:timers/promises';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type Globus,
  GlobusError,
  isOwn,
  makeIndex,
  type SearchIndex,
  type SearchResult,
  type SearchTask,
  type Session,
} from '../../../globus/src/index.ts';
import { counted, parseJson, readIngest, refusal, seenWords } from '../../../project/src/index.ts';
import { fileName } from '../project-file/text-files.ts';
import { retriably } from '../retriably.ts';
import { ask, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { indexFor, sessionFor } from './choose-resource.ts';

/** Subjects of one page of results. */
const PAGE = 50;

/** Asks for a name and makes a search index. */
export async function newSearchIndex(workbench: Workbench, argument: unknown): Promise<void> {
  const session = await sessionFor(workbench, argument, l10n.t('create a search index'));
  await retriably(workbench, session, async () => {
    const index = await askIndex(workbench.accounts.globus(session), session);
    await createIndex(workbench, session, index);
  });
}

async function askIndex({ search }: Globus, { identity }: Session) {
  const title = l10n.t('New Search Index');
  const taken = (await search.indexes()).filter(isOwn).map(one => one.display_name);
  const display_name = await ask({
    title,
    prompt: l10n.t('Its name, by which people find it.'),
    validateInput: text => {
      if (text.trim() === '') return l10n.t('It has no name yet.');
      return taken.includes(text.trim())
        ? l10n.t('You have one named {text} already.', { text: quoted(text.trim()) })
        : undefined;
    },
  });
  const description = await ask({ title, prompt: l10n.t('What is in it, in a sentence.') });
  await choose(
    [
      {
        label: l10n.t('$(check) Create the search index {display_name}', {
          display_name: quoted(display_name),
        }),
        detail: l10n.t(
          '{name} owns it. At Globus it is a trial that is deleted after 30 days, unless it gets a subscription.',
          { name: identity.name },
        ),
        value: true,
      },
    ],
    { title, placeHolder: l10n.t('Press Enter to create it, Escape to leave everything as it is') },
  );
  return { display_name, description };
}

function createIndex(
  workbench: Workbench,
  session: Session,
  index: Pick<SearchIndex, 'display_name' | 'description'>,
): Promise<void> {
  const name = quoted(index.display_name);
  return retriably(workbench, session, async () => {
    const made = await withProgress(l10n.t('Creating {display_name}…', { display_name: name }), signal =>
      makeIndex(workbench.accounts.globus(session), index, signal),
    );
    workbench.resourcesChanged.fire();
    workbench.problems.tell(l10n.t('The search index {display_name} is there.', { display_name: name }), {
      title: l10n.t('Copy Id'),
      apply: async () => vscode.env.clipboard.writeText(made.id),
    });
  });
}

/** Checks the ingest document in the editor, and adds its entries to an index once that is agreed to. */
export async function ingestCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    throw refusal({
      operation: 'add entries to a search index',
      message: l10n.t('No ingest document is open.'),
      remedy: l10n.t('Open the JSON document with the entries: a GMetaList, or a GMetaEntry.'),
    });
  const { document: file } = editor;
  const read = readIngest(parseJson(file.getText(), fileName(file.uri)));
  await workbench.serviceDiagnostics.showInput(
    file.uri,
    read.problems.map(({ path, message }) => ({ path: pathWords(path), message })),
  );
  const [first] = read.problems;
  if (first)
    throw new GlobusError({
      kind: 'invalid',
      operation: 'add entries to a search index',
      message: l10n.t('{uri}: {count} would be refused, first: {message}', {
        uri: fileName(file.uri),
        count: counted(read.problems.length, 'thing'),
        message: first.message,
      }),
      remedy: l10n.t('The Problems view has them all. Nothing was sent.'),
      detail: read.problems.map(({ path, message }) => ({ path: pathWords(path), message })),
    });
  const session = await sessionFor(workbench, argument, l10n.t('add entries to a search index'));
  await retriably(workbench, session, async () => {
    const index = await indexFor(workbench, argument, session, l10n.t('Add Entries to a Search Index'));
    await choose(
      [
        {
          label: l10n.t('$(cloud-upload) Add {entries} to {display_name}', {
            entries: counted(read.entries, 'entry', 'entries'),
            display_name: quoted(index.display_name),
          }),
          detail: l10n.t('{read}. What has the same subject and id there is replaced.', {
            read: seenWords(read),
          }),
          value: true,
        },
      ],
      {
        title: l10n.t('Add Entries of {uri}', { uri: fileName(file.uri) }),
        placeHolder: l10n.t('Press Enter to add them, Escape to leave everything as it is'),
      },
    );
    await ingest(workbench, session, index, read);
  });
}

async function ingest(
  workbench: Workbench,
  session: Session,
  index: SearchIndex,
  { document, entries }: ReturnType<typeof readIngest>,
): Promise<void> {
  const globus = workbench.accounts.globus(session);
  const task = await withProgress(
    l10n.t('Adding {entries} to {display_name}…', {
      entries: counted(entries, 'entry', 'entries'),
      display_name: quoted(index.display_name),
    }),
    signal => ingested(globus, index, document, signal),
  );
  if (task.state === 'FAILED')
    throw refusal({
      operation: 'add entries to a search index',
      message: l10n.t('{display_name} did not take the entries: {value}.', {
        display_name: quoted(index.display_name),
        value: task.message || l10n.t('no reason is given'),
      }),
      remedy: l10n.t('The task is {task_id}.', { task_id: task.task_id }),
    });
  workbench.resourcesChanged.fire();
  const search = { title: l10n.t('Search…'), apply: () => query(workbench, session, index) };
  const done = task.state === 'SUCCESS' ? l10n.t('has them') : l10n.t('will have them soon');
  workbench.problems.tell(
    `${quoted(index.display_name)} ${done}: ${counted(entries, 'entry', 'entries')}.`,
    search,
  );
}

/** So often is a task looked at, every second; after that it is left to itself. */
const LOOKS = 30;

async function ingested(
  { search }: Globus,
  index: SearchIndex,
  document: Parameters<Globus['search']['ingest']>[1],
  signal: AbortSignal,
): Promise<SearchTask> {
  const id = await search.ingest(index, document, signal);
  let task = await search.task(id, signal);
  for (let looks = 1; looks < LOOKS && !isOver(task); looks++) {
    await wait(1000, undefined, { signal });
    task = await search.task(id, signal);
  }
  return task;
}

function isOver({ state }: SearchTask): boolean {
  return state === 'SUCCESS' || state === 'FAILED';
}

/** Asks for words, and shows what an index has of them. */
export async function queryCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const session = await sessionFor(workbench, argument, 'search');
  await retriably(workbench, session, async () => {
    await query(workbench, session, await indexFor(workbench, argument, session, l10n.t('Search')));
  });
}

async function query(workbench: Workbench, session: Session, index: SearchIndex): Promise<void> {
  const q = await ask({
    title: l10n.t('Search in {display_name}', { display_name: quoted(index.display_name) }),
    prompt: l10n.t('Words, or * for everything that you may see.'),
    value: '*',
  });
  await showPage(workbench, session, index, q || '*', 0);
}

async function showPage(
  workbench: Workbench,
  session: Session,
  index: SearchIndex,
  q: string,
  offset: number,
): Promise<void> {
  const { accounts, problems, shownDocuments } = workbench;
  const found = await withProgress(
    l10n.t('Searching {display_name}…', { display_name: quoted(index.display_name) }),
    signal => accounts.globus(session).search.query(index, q, { limit: PAGE, offset }, signal),
  );
  await shownDocuments.show(`${index.display_name}: ${q}.json`, `${index.id} ${offset}`, resultText(found));
  const end = found.offset + found.subjects.length;
  const words = l10n.t('{name} sees {total} for {q}', {
    name: session.identity.name,
    total: counted(found.total, 'subject'),
    q: quoted(q),
  });
  if (end >= found.total) return problems.tell(`${words}.`);
  problems.tell(l10n.t('{words}; {value} to {end} are shown.', { words, value: found.offset + 1, end }), {
    title: l10n.t('Show Next'),
    apply: () => showPage(workbench, session, index, q, end),
  });
}

/** The results as JSON that can be folded, each subject with what is known of it. */
function resultText({ total, offset, subjects }: SearchResult): string {
  return `${JSON.stringify({ total, offset, subjects }, undefined, 2)}\n`;
}

/** `$.a[0]`, as refusals have places. */
function pathWords(path: readonly (string | number)[]): string {
  return `$${path.map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}
