import { EXIT } from '../exit-codes.ts';
import { definitionsMeant } from './flow-files.ts';
import { ownErrors } from './own-errors.ts';
import { planJson } from './plan-json.ts';
import { planText } from './plan-text.ts';
import { type Prepared, prepare } from './prepare.ts';
import { printJson, printText, type ServiceOptions, type Services, withServices } from './services.ts';
import { say } from './terminal.ts';

export interface PlanCommand extends ServiceOptions {
  since?: string;
}

/** `gflow plan`: says what deploying would do, and returns the exit status: 1 where there is something to do. */
export async function plan(names: readonly string[], command: PlanCommand): Promise<number> {
  return withServices(command, async services => {
    const prepared = await prepareAll(services, names, command);
    if (command.json) printJson({ flows: prepared.map(one => planJson(one)) });
    return prepared.every(isDone) ? EXIT.ok : EXIT.found;
  });
}

/** Prepares all that is meant, and tells it. */
export async function prepareAll(
  services: Services,
  names: readonly string[],
  { since, json }: PlanCommand,
): Promise<Prepared[]> {
  const all: Prepared[] = [];
  const errorsOf = ownErrors();
  for (const definition of await definitionsMeant(names)) {
    const prepared = await prepare(services, definition, since);
    for (const error of await errorsOf(definition)) say(error);
    if (!json) printText(planText(prepared, services.environment.label));
    all.push(prepared);
  }
  return all;
}

/** There is nothing to deploy. */
export function isDone({ plan: { action } }: Prepared): boolean {
  return action === 'nothing';
}
