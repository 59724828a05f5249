import { type DeployPlan, type FlowUpdate, type Problem, planDeploy } from '../../../globus/src/index.ts';
import { deployedFlow, type FlowTexts, localFlow } from '../../../project/src/index.ts';
import { flowAt } from './flow-at.ts';
import { type FlowFiles, flowFiles, textsOf } from './flow-files.ts';
import { lastDeployed } from './last-deployed.ts';
import type { Services } from './services.ts';

/** What deploying a definition would do, and all that doing it needs. */
export interface Prepared {
  files: FlowFiles;
  texts: FlowTexts;
  plan: DeployPlan;
  /** The flow that the project file names is not there any more, so another one would be created. */
  lost: boolean;
  /** What was deployed last is known, so that somebody else's change can be told from ours. */
  known: boolean;
}

/** Why there is no plan for a definition. */
export interface Unplanned {
  definition: string;
  problem: Problem;
}

/** What deploying a definition would do, or why that cannot be told. */
export type Planned = Prepared | Unplanned;

/** Reads the files and what is deployed, and says what would be done. `since` is the commit that was deployed last. */
export async function prepare(
  { globus, environment }: Pick<Services, 'globus' | 'environment'>,
  definition: string,
  since: string | undefined,
): Promise<Prepared> {
  const files = await flowFiles(definition);
  const texts = await textsOf(files);
  const local = localFlow(texts, environment.id);
  const id = files.entry?.flowIds[environment.id];
  const deployed = await deployedFlow(globus, { id, title: files.title });
  const last = deployed && (await lastKnown(files, deployed.id, since));
  return {
    files,
    texts,
    plan: planDeploy(local, deployed, last),
    lost: deployed === undefined && id !== undefined,
    known: last !== undefined,
  };
}

function lastKnown(files: FlowFiles, id: string, since: string | undefined): Promise<FlowUpdate | undefined> {
  return since === undefined ? lastDeployed(id) : flowAt(since, files);
}

/** Applying it could take away what somebody else has done, or make a second flow of one that is only not visible. */
export function isRisky({ plan, known, lost }: Prepared): boolean {
  return lost || (plan.action === 'update' && (!known || plan.parts.some(({ overwrites }) => overwrites)));
}
