import path from 'node:path';
import type { Problem, Session } from '../../../../globus/src/index.ts';
import { refusal } from '../../../../project/src/index.ts';
import {
  cannotBegin,
  checkTemplate,
  flowRuns,
  type RunService,
  runTrigger,
  type StateFolder,
  stateFolderOf,
  type Told,
  type Trigger,
} from '../../../../trigger/src/index.ts';
import { EXIT } from '../../exit-codes.ts';
import { printable } from '../../formats/words.ts';
import { flowMeant } from '../flow-argument.ts';
import { stateFolder } from '../folders.ts';
import { problemFrom } from '../problem-from.ts';
import { type ServiceOptions, type Services, withServices } from '../services.ts';
import { say } from '../terminal.ts';
import { rehearse } from './rehearse.ts';
import { type TriggerOptions, triggersMeant } from './triggers-meant.ts';

export interface TriggerCommand extends ServiceOptions, TriggerOptions {
  existing: boolean;
  dryRun: boolean;
}

/** Where what all triggers must remember is kept. */
export function triggersFolder(): string {
  return path.join(stateFolder(), 'triggers');
}

/** `gflow trigger`: watches until it is stopped, and returns the exit status. */
export async function trigger(names: readonly string[], command: TriggerCommand): Promise<number> {
  return withServices(command, async services => {
    const triggers = await triggersMeant(names, command);
    for (const one of triggers) requireAccount(one, services.session);
    const watched = triggers.map(one => ({ trigger: one, service: serviceOf(one, services) }));
    const { id: environment } = services.environment;
    const stateOf = (one: Trigger) => stateFolderOf(triggersFolder(), one, environment);
    if (command.dryRun) {
      let status: number = EXIT.ok;
      for (const { trigger: one, service } of watched)
        status = Math.max(status, await rehearse(one, service, stateOf(one), command.json === true));
      return status;
    }
    for (const one of watched) await requireFit({ ...one, state: stateOf(one.trigger) }, services);
    const signal = stopped();
    const tell = (told: Told) => print(told, command.json === true);
    const { existing } = command;
    const remedy = (problem: Problem) => remedyMeanwhile(problem, services);
    await Promise.all(
      watched.map(one =>
        runTrigger({ ...one, environment, state: stateOf(one.trigger), remedy, existing, tell, signal }),
      ),
    );
    return EXIT.ok;
  });
}

/** Somebody else would start runs with access that the trigger was not made for. */
function requireAccount({ name, account }: Trigger, { identity }: Session): void {
  if (account === undefined || account === identity.id) return;
  throw refusal({
    operation: `start the trigger “${name}”`,
    message: `The trigger “${name}” is for the account ${account}, but ${identity.name} (${identity.id}) is signed in.`,
    remedy: `Sign in with: gflow login --service-account --client-id ${account}`,
  });
}

/** Refuses a trigger that could start no run. */
async function requireFit(
  { trigger: one, service, state }: { trigger: Trigger; service: RunService; state: StateFolder },
  services: Services,
): Promise<void> {
  try {
    const doubt = await checkTemplate(one, service);
    if (doubt !== undefined) say(`gflow: ${one.name}: ${doubt}`);
  } catch (error) {
    const problem = problemFrom(error);
    await cannotBegin(state, `${problem.message} ${services.remedy(problem)}`.trim());
    throw error;
  }
}

/** What to do while a trigger runs: it finds the new secret of a service account that is signed in again, but no variable. */
function remedyMeanwhile(problem: Problem, { remedy, session, source }: Services): string {
  if (problem.kind !== 'sign-in') return remedy(problem);
  const isFound = source === 'sign-in' && session.identity.kind === 'service-account';
  return `${remedy(problem)} ${isFound ? 'It goes on by itself then.' : 'Then start gflow trigger again.'}`;
}

function serviceOf({ flow, name }: Trigger, services: Services): RunService {
  return flowRuns(services.globus, () => flowMeant(flow, services), name);
}

function print(told: Told, json: boolean): void {
  const line = json ? JSON.stringify(told) : printable(`${told.time} ${told.trigger}: ${told.message}`);
  process.stdout.write(`${line}\n`);
}

/** Ctrl-C, and what service managers send: what is under way is finished first. */
function stopped(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
