import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLAN_DEPLOYMENT, requiredText, type Tool } from '../../../assistant/src/index.ts';
import { globus } from '../../../globus/src/index.ts';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import { planTold } from '../../../project/src/index.ts';
import { whoActs } from './actor.ts';
import { chosenEnvironment } from './environment.ts';
import { flowFiles } from './flow-files.ts';
import { prepare } from './prepare.ts';

/** What an assistant can ask the services for, only reading: nothing where nobody is signed in when it begins. */
export async function serviceTools(): Promise<Tool[]> {
  const actor = async () => {
    const environment = await chosenEnvironment(undefined);
    return { environment, ...(await whoActs(environment)) };
  };
  if ((await actor().catch(() => undefined)) === undefined) return [];
  return [
    {
      ...PLAN_DEPLOYMENT,
      async run(args, workspace) {
        const { uri } = await workspace.read(requiredText(args, 'definition'));
        const definition = fileURLToPath(uri);
        // The files that belong to it are read as well, so they must not lie elsewhere either.
        const { schema, folder, entry } = await flowFiles(definition);
        if (schema !== undefined) await workspace.read(path.resolve(schema));
        if (entry) await workspace.read(path.join(folder, PROJECT_FILE));
        const { environment, session } = await actor();
        const services = { environment, globus: globus(environment, session) };
        const { plan, lost } = await prepare(services, definition, undefined);
        return planTold(plan, environment.label, lost);
      },
    },
  ];
}
