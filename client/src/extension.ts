import * as vscode from 'vscode';
import { AUTHENTICATION_PROVIDER, GlobusAuthenticationProvider } from './accounts/authentication-provider.ts';
import { type Api, createApi } from './api.ts';
import { registerCommands } from './commands.ts';
import { DeployLens } from './deploy/lens.ts';
import { showDocumentKind } from './document-kind.ts';
import { FlowsView } from './views/flows-view.ts';
import { createWorkbench } from './workbench.ts';

export function activate(context: vscode.ExtensionContext): Api {
  const workbench = createWorkbench(context);
  const { language, environments, accounts } = workbench;
  const view = new FlowsView(workbench);
  const provider = new GlobusAuthenticationProvider(accounts, environments);
  const lens = new DeployLens(language, environments);
  const options = { supportsMultipleAccounts: true };
  context.subscriptions.push(
    view,
    provider,
    lens,
    showDocumentKind(language),
    registerCommands(workbench, view),
    vscode.authentication.registerAuthenticationProvider(
      AUTHENTICATION_PROVIDER,
      'Globus',
      provider,
      options,
    ),
    vscode.languages.registerCodeLensProvider([{ language: 'json' }, { language: 'jsonc' }], lens),
  );
  return createApi(workbench, view);
}
