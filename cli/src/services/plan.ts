import { EXIT } from '../exit-codes.ts';
import { printJson } from '../print-json.ts';
import { definitionsMeant } from './flow-files.ts';
import { ownErrors } from './own-errors.ts';
import { planJson, unplannedJson } from './plan-json.ts';
import { planText } from './plan-text.ts';
import { type Planned, type Prepared, prepare } from './prepare.ts';
import { concernsAll, problemFrom } from './problem-from.ts';
import { printText, type ServiceOptions, type Services, withServices } from './services.ts';
import { say } from './terminal.ts';

export interface PlanCommand extends ServiceOptions {
  since?: string;
}

/** `gflow plan`: says what deploying would do, and returns the exit status: 1 where there is something to do. */
export async function plan(names: readonly string[], command: PlanCommand): Promise<number> {
  return withServices(command, async services => {
    const planned = await planAll(services, names, command);
    if (command.json) printJson({ flows: planned.map(plannedJson) });
    if (!planned.every(isPrepared)) return EXIT.failed;
    return planned.every(isDone) ? EXIT.ok : EXIT.found;
  });
}

/** Plans all that is meant, and tells it. What is wrong with one flow is told, and the others are planned. */
export async function planAll(
  services: Services,
  names: readonly string[],
  { since, json }: PlanCommand,
): Promise<Planned[]> {
  const all: Planned[] = [];
  const errorsOf = ownErrors();
  for (const definition of await definitionsMeant(names)) {
    const planned = await planOne(services, definition, since);
    for (const error of await errorsOf(definition)) say(error);
    if (!isPrepared(planned)) say(`gflow: ${planned.problem.message} ${planned.problem.remedy}`.trimEnd());
    else if (!json) printText(planText(planned, services.environment.label));
    all.push(planned);
  }
  return all;
}

async function planOne(services: Services, definition: string, since: string | undefined): Promise<Planned> {
  try {
    return await prepare(services, definition, since);
  } catch (error) {
    const problem = problemFrom(error);
    if (concernsAll(problem)) throw error;
    return { definition, problem };
  }
}

export function isPrepared(planned: Planned): planned is Prepared {
  return 'plan' in planned;
}

/** There is nothing to deploy. */
export function isDone({ plan: { action } }: Prepared): boolean {
  return action === 'nothing';
}

/** A plan, or why there is none, as JSON. */
export function plannedJson(planned: Planned) {
  return isPrepared(planned) ? planJson(planned) : unplannedJson(planned);
}
