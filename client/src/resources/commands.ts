import * as vscode from 'vscode';
import type { Command } from '../command.ts';
import type { Workbench } from '../workbench.ts';
import { copyResourceId, registerFunctionCommand, useEndpoint } from './compute-commands.ts';
import type { ResourcesView } from './resources-view.ts';
import { ingestCommand, newSearchIndex, queryCommand } from './search-commands.ts';

/** Registers the commands on Search and Compute. */
export function registerResourceCommands(
  command: Command,
  workbench: Workbench,
  view: ResourcesView,
): vscode.Disposable {
  return vscode.Disposable.from(
    command('refreshResources', () => view.refresh()),
    command('agreeToResources', argument => view.agree(argument)),
    command('newSearchIndex', argument => newSearchIndex(workbench, argument)),
    command('ingest', argument => ingestCommand(workbench, argument)),
    command('searchIndex', argument => queryCommand(workbench, argument)),
    command('registerFunction', argument => registerFunctionCommand(workbench, argument)),
    command('useEndpoint', argument => useEndpoint(argument)),
    command('copyResourceId', argument => copyResourceId(argument)),
  );
}
