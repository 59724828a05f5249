import { applyDeploy, type DeployResult, problemOf } from '../../../globus/src/index.ts';
import { counted, outcomeWords, refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { rememberDeployed } from './last-deployed.ts';
import { sayPlaces } from './places.ts';
import { isDone, type PlanCommand, prepareAll } from './plan.ts';
import { planJson } from './plan-json.ts';
import { isRisky, type Prepared } from './prepare.ts';
import { recordId } from './record-deployment.ts';
import { printJson, type Services, withServices } from './services.ts';
import { askYes, isInteractive, say } from './terminal.ts';

export interface ApplyCommand extends PlanCommand {
  yes?: true;
  force?: true;
}

/** `gflow apply`: shows what deploying would do, does it once somebody has agreed, and returns the exit status. */
export async function apply(names: readonly string[], command: ApplyCommand): Promise<number> {
  return withServices(command, async services => {
    const prepared = await prepareAll(services, names, command);
    const isAgreed = prepared.every(isDone) || (await agreed(prepared, command));
    if (!isAgreed) {
      if (command.json) printJson({ flows: prepared.map(one => planJson(one)) });
      return EXIT.found;
    }
    const done: DeployResult[] = [];
    for (const one of prepared) {
      const result = await deploy(services, one).catch(error => {
        if (done.length > 0)
          say(`gflow: ${done.length} of ${prepared.length} flows were deployed before that.`);
        throw error;
      });
      if (!command.json && !isDone(one))
        console.log(printable(outcomeWords(result, services.environment.label)));
      done.push(result);
    }
    if (command.json) printJson({ flows: prepared.map((one, i) => planJson(one, done[i])) });
    return EXIT.ok;
  });
}

/** Somebody has seen the plan and agrees, or has agreed beforehand to all that takes nothing away from others. */
async function agreed(prepared: readonly Prepared[], { yes, force, json }: ApplyCommand): Promise<boolean> {
  const risky = prepared.filter(isRisky);
  if (yes && (risky.length === 0 || force)) return true;
  if (yes) {
    const files = risky.map(({ files: { definition } }) => definition).join(', ');
    say(`gflow: Nothing was deployed, for what the plan warns of: ${files}.`);
    say('gflow: --since tells what was deployed last; --force deploys all the same.');
    return false;
  }
  if (json || !isInteractive())
    throw refusal({
      operation: 'deploy',
      message: 'Nobody is there to be asked, so nothing was deployed.',
      remedy: 'Agree beforehand with --yes.',
    });
  const flows = counted(prepared.filter(one => !isDone(one)).length, 'flow');
  return askYes(`Deploy ${flows}${risky.length > 0 ? ', whatever the plan warns of' : ''}?`, false);
}

async function deploy(
  { globus, environment }: Services,
  { plan, files, texts }: Prepared,
): Promise<DeployResult> {
  try {
    const result = await applyDeploy(globus, plan);
    await recordId(files, environment.id, result.flow.id);
    await rememberDeployed(result.flow);
    return result;
  } catch (error) {
    const problem = problemOf(error);
    if (problem) sayPlaces(problem, texts);
    throw error;
  }
}
