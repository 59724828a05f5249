import {
  type Environment,
  type Globus,
  GlobusError,
  globus,
  type Problem,
  problemOf,
  type Session,
} from '../../../globus/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { type Actor, whoActs } from './actor.ts';
import { chosenEnvironment } from './environment.ts';
import { problemFrom } from './problem-from.ts';
import { type Around, problemText, remedyOf } from './problem-text.ts';
import { signIn } from './sign-in.ts';
import { askYes, isInteractive, say } from './terminal.ts';

/** What every verb that speaks with the services takes. */
export interface ServiceOptions {
  environment?: Environment['id'] | undefined;
  json?: boolean | undefined;
}

/** The services, and who uses them. */
export interface Services {
  environment: Environment;
  session: Session;
  globus: Globus;
  source: Actor['source'];
  /** What to do about a problem: where it is a sign-in, the very command. */
  remedy(problem: Problem): string;
  /** Lets the person sign in as a problem asks for, if they are there and agree; true when they have. */
  repair(problem: Problem): Promise<boolean>;
}

/** Consents that are missing are told one after the other. */
const MOST_REPAIRS = 3;

/**
 * Does the work of a verb with the services, and returns the exit status. A consent or sign-in that is missing is
 * repaired where somebody is there to do so, and the work is done again; every other problem is told.
 */
export async function withServices(
  options: ServiceOptions,
  work: (services: Services) => Promise<number>,
): Promise<number> {
  const around: Around = { environment: options.environment };
  return attempt(options, around, async () => {
    const services = await servicesFor(options, around);
    for (let repairs = 0; ; repairs++) {
      try {
        return await work(services);
      } catch (error) {
        const problem = problemOf(error);
        if (!problem || repairs >= MOST_REPAIRS || !(await services.repair(problem))) throw error;
      }
    }
  });
}

/** Does the work of a verb; a problem is told in words, and as JSON where that is asked for. */
export async function attempt(
  { json }: Pick<ServiceOptions, 'json'>,
  around: Around,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const problem = problemFrom(error);
    say(`gflow: ${problemText(problem, around)}`);
    if (json) printJson({ problem: { ...problem, remedy: remedyOf(problem, around) } });
    return exitOf(problem);
  }
}

/** The exit status of what could not be done. */
export function exitOf({ kind }: Problem): number {
  return kind === 'sign-in' || kind === 'consent' ? EXIT.signInNeeded : EXIT.failed;
}

/** Lines on standard output, harmless on a terminal whoever has written what is in them. */
export function printText(text: string): void {
  process.stdout.write(text.split('\n').map(printable).join('\n'));
}

async function servicesFor({ environment: name, json }: ServiceOptions, around: Around): Promise<Services> {
  const environment = await chosenEnvironment(name);
  let actor = await whoActs(environment);
  around.actor = actor;
  const services: Services = {
    environment,
    source: actor.source,
    session: actor.session,
    globus: globus(environment, actor.session),
    remedy: problem => remedyOf(problem, around),
    async repair(problem) {
      if (json || !isInteractive() || !(await signInAgain(environment, actor, problem))) return false;
      actor = await whoActs(environment);
      services.session = actor.session;
      services.globus = globus(environment, actor.session);
      return true;
    },
  };
  return services;
}

/** Only a person can, and only as the same one: the work is theirs. */
async function signInAgain(environment: Environment, { stored }: Actor, problem: Problem): Promise<boolean> {
  if (!stored || (problem.kind !== 'sign-in' && problem.kind !== 'consent')) return false;
  say(problem.message);
  const question =
    problem.kind === 'consent' ? 'Grant it in the browser now?' : 'Sign in again in the browser now?';
  if (!(await askYes(question, true))) return false;
  const { requiredScopes = [], authorizationParameters } = problem;
  const { identity } = await signIn(environment, {
    browser: true,
    scopes: requiredScopes,
    previous: stored,
    ...(authorizationParameters && { parameters: authorizationParameters }),
  });
  if (identity.id === stored.identity.id) return true;
  throw new GlobusError({
    ...problem,
    kind: 'invalid',
    message: `${identity.name} has signed in, but this is about ${stored.identity.name}.`,
    remedy: `${identity.name} is who acts from now on.`,
  });
}
