import { applyDeploy, type DeployResult, problemOf } from '../../../globus/src/index.ts';
import { counted, outcomeWords, refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { rememberDeployed } from './last-deployed.ts';
import { sayPlaces } from './places.ts';
import { isDone, isPrepared, type PlanCommand, planAll, plannedJson } from './plan.ts';
import { type Applied, planJson } from './plan-json.ts';
import { isRisky, type Prepared } from './prepare.ts';
import { concernsAll, problemFrom } from './problem-from.ts';
import { recordId } from './record-deployment.ts';
import { exitOf, type Services, withServices } from './services.ts';
import { askYes, isInteractive, say } from './terminal.ts';

export interface ApplyCommand extends PlanCommand {
  yes?: true;
  force?: true;
}

/** `gflow apply`: shows what deploying would do, does it once somebody has agreed, and returns the exit status. */
export async function apply(names: readonly string[], command: ApplyCommand): Promise<number> {
  return withServices(command, async services => {
    const planned = await planAll(services, names, command);
    const prepared = planned.filter(isPrepared);
    const isWhole = prepared.length === planned.length;
    const isAgreed = isWhole && (prepared.every(isDone) || (await agreed(prepared, command)));
    if (!isAgreed) {
      if (!isWhole) say('gflow: Nothing was deployed.');
      if (command.json) printJson({ flows: planned.map(plannedJson) });
      return isWhole ? EXIT.found : EXIT.failed;
    }
    const applied = await applyAll(services, prepared, command);
    if (command.json) printJson({ flows: prepared.map((one, i) => planJson(one, applied[i])) });
    return Math.max(...applied.map(one => ('problem' in one ? exitOf(one.problem) : EXIT.ok)), EXIT.ok);
  });
}

/** Deploys one after the other. A flow that is refused keeps none of the others back; what would stop all does. */
async function applyAll(
  services: Services,
  prepared: readonly Prepared[],
  { json }: ApplyCommand,
): Promise<Applied[]> {
  const applied: Applied[] = [];
  const count = () => applied.filter(one => 'outcome' in one).length;
  for (const one of prepared) {
    try {
      const result = await deploy(services, one);
      if (!json && !isDone(one)) console.log(printable(outcomeWords(result, services.environment.label)));
      applied.push(result);
    } catch (error) {
      const problem = problemFrom(error);
      const stops = concernsAll(problem);
      if (stops && count() > 0)
        say(`gflow: ${count()} of ${prepared.length} flows were deployed before that.`);
      if (stops && !json) throw error;
      say(`gflow: ${one.files.definition}: ${problem.message} ${services.remedy(problem)}`.trimEnd());
      applied.push({ problem });
      if (stops) break;
    }
  }
  if (applied.length > 1 && count() < prepared.length)
    say(`gflow: ${count()} of ${prepared.length} flows are deployed as they are here.`);
  return applied;
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
