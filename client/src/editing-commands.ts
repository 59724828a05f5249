import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { debugFlow } from './debug/debug-flow.ts';
import { exportGraph } from './graph/export-graph.ts';
import type { Graphs } from './graph/graphs.ts';
import { importIdeLink } from './ide-link/import-link.ts';
import { shareIdeLink } from './ide-link/share-link.ts';
import type { Language } from './language-client.ts';
import { newFlow } from './new-flow/new-flow.ts';
import type { Notices } from './notices.ts';
import { settings } from './settings.ts';
import { definitionFor } from './target.ts';

/** Registers what needs files only, and no service: on the desktop and in a browser alike. */
export function registerEditingCommands(
  command: Command,
  { language, graphs, notices }: { language: Language; graphs: Graphs; notices: Notices },
): vscode.Disposable {
  const definition = (argument: unknown) => definitionFor(argument, language, settings.environment);
  return vscode.Disposable.from(
    command('newFlow', newFlow),
    command('importIdeLink', importIdeLink),
    command('shareIdeLink', async argument => shareIdeLink(notices, await definition(argument))),
    command('debug', async argument => debugFlow(await definition(argument))),
    command('showGraph', async argument => graphs.show(await definition(argument))),
    command('exportGraph', () => exportGraph(graphs)),
  );
}
