import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ComputeFunction, Group, Session } from '../../../globus/src/index.ts';
import { type PythonFunction, pythonFunctions, refusal } from '../../../project/src/index.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { retriably } from '../retriably.ts';
import { type Choice, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { resourceOf, sessionFor } from './choose-resource.ts';
import { putIntoInput } from './put-into-input.ts';

const TITLE = l10n.t('Register a Compute Function');

/** Asks for a function of a Python file and who may call it, registers it, and offers to put its id into a run input. */
export async function registerFunctionCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const file = await pythonFile(argument);
  const chosen = await chooseFunction(file, await readText(file));
  const session = await sessionFor(workbench, argument, l10n.t('register a function'));
  await retriably(workbench, session, async () => {
    const sharing = await chooseSharing(workbench, session, chosen);
    const { name, source, description } = chosen;
    const made = await withProgress(l10n.t('Registering {name}…', { name: quoted(name) }), signal =>
      workbench.accounts
        .globus(session)
        .compute.registerFunction(
          { name, source, ...(description !== '' && { description }), ...sharing },
          signal,
        ),
    );
    await workbench.names.learn(session.environment, [{ id: made.id, kind: 'function', name }]);
    tell(workbench, made);
  });
}

function tell({ problems }: Workbench, { id, name }: ComputeFunction): void {
  problems.tell(
    l10n.t('The function {name} is registered.', { name: quoted(name) }),
    { title: l10n.t('Put Its Id into a Run Input…'), apply: () => putIntoInput(id, name) },
    { title: l10n.t('Copy Id'), apply: async () => vscode.env.clipboard.writeText(id) },
  );
}

async function pythonFile(argument: unknown): Promise<vscode.Uri> {
  if (argument instanceof vscode.Uri) return argument;
  const active = vscode.window.activeTextEditor?.document;
  if (active?.languageId === 'python' || active?.fileName.endsWith('.py')) return active.uri;
  const [file] =
    (await vscode.window.showOpenDialog({
      title: TITLE,
      openLabel: l10n.t('Choose'),
      filters: { Python: ['py'] },
    })) ?? [];
  if (!file) throw new vscode.CancellationError();
  return file;
}

async function chooseFunction(file: vscode.Uri, text: string): Promise<PythonFunction> {
  const functions = pythonFunctions(text);
  if (functions.length === 0)
    throw refusal({
      operation: 'register a function',
      message: l10n.t('{file} defines no function at its top.', { file: fileName(file) }),
      remedy: l10n.t('A function begins with “def” at the beginning of a line.'),
    });
  return choose(
    functions.map(one => ({
      label: `$(symbol-function) ${one.name}`,
      description: l10n.t('line {line}', { line: one.line }),
      detail: concerns(one),
      value: one,
    })),
    { title: TITLE, placeHolder: l10n.t('Which function of {file}?', { file: fileName(file) }) },
  );
}

/** What will not work at an endpoint, else what the function says of itself. */
function concerns({ description, decorated, foreignImports }: PythonFunction): string {
  const found = [
    ...(foreignImports.length > 0
      ? [
          l10n.t('$(warning) It uses {foreignImports}, imported outside of it: import inside the function', {
            foreignImports: foreignImports.join(', '),
          }),
        ]
      : []),
    ...(decorated ? [l10n.t('$(warning) Its decorators are not sent')] : []),
  ];
  return found.length > 0 ? found.join('. ') : description;
}

type Sharing = { group?: string; public?: boolean };

/** Who may call it; choosing is agreeing. */
async function chooseSharing(
  { accounts }: Workbench,
  session: Session,
  { name, source }: PythonFunction,
): Promise<Sharing> {
  const groups = accounts.globus(session).groups.myGroups();
  const lines = source.split('\n').length - 1;
  return choose(
    groups.then(all => sharings(session, all)),
    {
      title: l10n.t('Register {name}', { name: quoted(name) }),
      placeHolder: l10n.t(
        'Its {lines} lines are sent to Globus Compute. Who may call it? Escape to leave everything as it is',
        { lines },
      ),
    },
  );
}

function sharings({ identity }: Session, groups: readonly Group[]): Choice<Sharing>[] {
  return [
    { label: l10n.t('$(account) {name} only', { name: identity.name }), value: {} },
    ...groups.map(({ id, name }) => ({
      label: l10n.t('$(organization) {name}, and {name2}', { name, name2: identity.name }),
      value: { group: id },
    })),
    {
      label: l10n.t('$(globe) Everybody'),
      description: l10n.t('all who sign in to Globus may call it, and read it'),
      value: { public: true },
    },
  ];
}

/** Puts the id of an endpoint, whose line it is, into a run input. */
export async function useEndpoint(argument: unknown): Promise<void> {
  const node = resourceOf(argument);
  if (node?.kind === 'endpoint') await putIntoInput(node.endpoint.id, node.endpoint.name);
}

/** Puts the id of a line of the view on the clipboard. */
export async function copyResourceId(argument: unknown): Promise<void> {
  const node = resourceOf(argument);
  if (node?.kind === 'index') await vscode.env.clipboard.writeText(node.index.id);
  if (node?.kind === 'endpoint') await vscode.env.clipboard.writeText(node.endpoint.id);
}
