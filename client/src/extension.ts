import './localise.ts';
import * as vscode from 'vscode';
import { AUTHENTICATION_PROVIDER, GlobusAuthenticationProvider } from './accounts/authentication-provider.ts';
import { type Api, createApi } from './api.ts';
import { registerPlanTool } from './assistant/plan-tool.ts';
import { registerAssistantTools } from './assistant/register.ts';
import { AutomationView } from './automation/automation-view.ts';
import { CollectionsView } from './collections/collections-view.ts';
import { registerCommands } from './commands.ts';
import { inSandbox } from './debug/in-sandbox.ts';
import { registerDebugging } from './debug/register.ts';
import { FlowLens } from './deploy/lens.ts';
import { remindOfSecrets } from './developers/remind-of-secrets.ts';
import { showDiffFindings } from './diff-findings.ts';
import { showDocumentKind } from './document-kind.ts';
import { FLOW_SELECTOR } from './first-flow.ts';
import { tellNames } from './names/tell-names.ts';
import { tellProviders } from './providers/tell-providers.ts';
import { ResourcesView } from './resources/resources-view.ts';
import { RunMarks } from './runs/run-marks.ts';
import { registerShowReferences } from './show-references.ts';
import { showStatus } from './status.ts';
import { registerTesting } from './testing/register.ts';
import { FlowsView } from './views/flows-view.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

let workbench: Workbench | undefined;

/** The API is for our own tests: it would hand tokens to any extension without asking the user. */
export function activate(context: vscode.ExtensionContext): Api | undefined {
  workbench = createWorkbench(context);
  const { language, environments, accounts, problems, log } = workbench;
  const view = new FlowsView(workbench);
  const collections = new CollectionsView(workbench);
  const automation = new AutomationView(workbench);
  const resources = new ResourcesView(workbench);
  const views = { flows: view, collections, automation, resources };
  const provider = new GlobusAuthenticationProvider(accounts, environments);
  const lens = new FlowLens(workbench);
  context.subscriptions.push(
    view,
    collections,
    automation,
    resources,
    provider,
    lens,
    showDocumentKind(language),
    tellNames(workbench),
    tellProviders(workbench),
    remindOfSecrets(workbench, context.globalState),
    showStatus(workbench, log),
    registerCommands(workbench, views),
    new RunMarks(workbench),
    registerShowReferences(),
    registerDebugging(
      language,
      problems,
      inSandbox(() => environments.sandbox()),
    ),
    registerTesting(),
    registerAssistantTools(),
    showDiffFindings(),
    registerPlanTool(workbench),
    vscode.languages.registerCodeLensProvider([...FLOW_SELECTOR], lens),
    vscode.authentication.registerAuthenticationProvider(AUTHENTICATION_PROVIDER, 'Globus', provider, {
      supportsMultipleAccounts: true,
    }),
  );
  return context.extensionMode === vscode.ExtensionMode.Production ? undefined : createApi(workbench, views);
}

/** VS Code waits for this, so that no sandbox outlives the window. */
export async function deactivate(): Promise<void> {
  await workbench?.environments.stopSandbox();
}
