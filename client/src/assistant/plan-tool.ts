import * as vscode from 'vscode';
import { bounded, PLAN_DEPLOYMENT, requiredText } from '../../../assistant/src/index.ts';
import { planTold } from '../../../project/src/index.ts';
import type { JsonObject } from '../../../runtime/src/index.ts';
import type { Workbench } from '../workbench.ts';
import { openFolders } from './workspace.ts';

/** Lets assistants in VS Code plan a deployment as whoever deployed it last, else whoever acts. Files are compared as they are saved; nothing is changed. */
export function registerPlanTool({ environments, actors, deployer }: Workbench): vscode.Disposable {
  return vscode.lm.registerTool<JsonObject>(`globusFlows_${PLAN_DEPLOYMENT.name}`, {
    prepareInvocation: () => ({ invocationMessage: PLAN_DEPLOYMENT.title }),
    async invoke({ input }) {
      if (!vscode.workspace.isTrusted) throw new Error('The workspace is not trusted, so nothing is asked.');
      const { uri } = await openFolders.read(requiredText(input, 'definition'));
      const environment = await environments.current();
      const definition = vscode.Uri.parse(uri);
      const [session] = await actors.candidates(environment, 'author', { definition });
      if (!session) throw new Error(`Nobody is signed in to ${environment.label}.`);
      const { plan, lost } = await deployer.prepare(definition, session);
      return new vscode.LanguageModelToolResult([
        new vscode.LanguageModelTextPart(bounded(planTold(plan, environment.label, lost))),
      ]);
    },
  });
}
