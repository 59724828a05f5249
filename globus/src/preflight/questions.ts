import type { Globus } from '../api.ts';
import { GlobusError, type Problem } from '../problem.ts';
import { type Finding, fails, notTold } from './check.ts';

/** What a service told, or why it did not. */
export type Answer<T> = { value: T } | { problem: Problem };

/** The most questions that are open at the same time. */
const width = 4;

/** Every question that is asked before a run. */
export type Questions = ReturnType<typeof questions>;

/**
 * Asks the services each question once, however many states need the answer. `asker` is asked what the identity in
 * question is not told. Throws only when the whole is cancelled.
 */
export function questions(asker: Globus, signal?: AbortSignal) {
  const inTurn = turns();

  const question = <Args extends string[], T>(put: (globus: Globus, ...args: Args) => Promise<T>) => {
    const answers = new Map<string, Promise<Answer<T>>>();
    const told = (who: Globus, ...args: Args): Promise<Answer<T>> => {
      const key = [who.identity?.id, ...args].join('\n');
      const answer = answers.get(key) ?? inTurn(() => answered(() => put(who, ...args)));
      answers.set(key, answer);
      return answer;
    };
    return {
      /** The answer that this identity gets. */
      told,
      /** The first answer that anybody gets: the identity itself, where it is signed in, else who asks. */
      async either(own: Globus | undefined, ...args: Args): Promise<Answer<T>> {
        const first = own && (await told(own, ...args));
        if (first && 'value' in first) return first;
        const second = await told(asker, ...args);
        return 'value' in second ? second : (first ?? second);
      },
      /**
       * The answer that decides: what the identity itself is told, that there is no such thing for it as well. `own` is
       * false where only who asks could be asked.
       */
      async deciding(own: Globus | undefined, ...args: Args): Promise<Answer<T> & { own: boolean }> {
        const first = own && (await told(own, ...args));
        if (first && ('value' in first || isRefusal(first.problem))) return { ...first, own: true };
        return { ...(await told(asker, ...args)), own: false };
      },
    };
  };

  return {
    asker,
    flow: question((globus, id: string) => globus.flows.get(id, signal)),
    groups: question(globus => globus.groups.myGroups(signal)),
    consents: question((globus, identity: string) => globus.identities.consents(identity, signal)),
    collection: question((globus, id: string) => globus.transfer.getCollection(id, signal)),
    rules: question((globus, id: string) => globus.transfer.listAccessRules(id, signal)),
    roles: question((globus, id: string) => globus.transfer.listRoles(id, signal)),
    stat: question((globus, id: string, path: string) => globus.transfer.stat(id, path, signal)),
    ownIndexes: question(globus => globus.search.ownIndexes(signal)),
    indexRoles: question((globus, id: string) => globus.search.indexRoles(id, signal)),
    endpoint: question((globus, id: string) => globus.compute.getEndpoint(id, signal)),
    function: question((globus, id: string) => globus.compute.getFunction(id, signal)),
  };
}

/** The service has decided, for this identity. */
function isRefusal({ kind }: Problem): boolean {
  return kind === 'not-found' || kind === 'forbidden' || kind === 'invalid';
}

/** What is found of a thing that is not there. That others are not told of it does not say that it is not there. */
export function absent({ problem, own }: { problem: Problem; own: boolean }): Finding {
  const decided = problem.kind === 'invalid' || (own && isRefusal(problem));
  return decided ? fails(problem.message, problem.remedy) : notTold(problem);
}

/** The answer, or the problem instead. Throws what was cancelled, and what is no answer at all. */
export async function answered<T>(put: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { value: await put() };
  } catch (error) {
    if (!(error instanceof GlobusError) || error.problem.kind === 'cancelled') throw error;
    return { problem: error.problem };
  }
}

/** Lets a few tasks run at the same time, the others in the order in which they came. */
function turns() {
  const waiting: (() => void)[] = [];
  let open = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (open >= width) await new Promise<void>(resolve => waiting.push(resolve));
    open++;
    try {
      return await task();
    } finally {
      open--;
      waiting.shift()?.();
    }
  };
}
