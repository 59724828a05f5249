import { counted } from '../counted.ts';

/** What is known of the way from the instrument to runs that nobody starts by hand, at one moment. */
export interface AutomationFacts {
  /** collections that data can come from: on personal computers, and mapped ones in the view */
  sources: readonly { name: string; trouble: '' | 'not connected' | 'paused' }[];
  /** guest collections whose access one manages, and which of the service accounts may write there */
  guests: readonly { name: string; writers: readonly string[] }[];
  /** the service accounts that are signed in here */
  serviceAccounts: readonly string[];
  flows: readonly FlowFact[];
  triggers: readonly { name: string; flow: string }[];
}

/** A flow of the project file. */
export interface FlowFact {
  name: string;
  /** that it is not deployed, differs from what is deployed, or is as it is deployed */
  state: 'not deployed' | 'changed' | 'deployed';
  /** the service accounts that may start it */
  starters: readonly string[];
}

/** What helps a step on; the editor has a command for each. */
export type StepAction =
  | 'find-collection'
  | 'new-project-collection'
  | 'give-folder-access'
  | 'register-service-account'
  | 'new-flow'
  | 'deploy'
  | 'assign-run-permission'
  | 'create-trigger';

/** One step, and how far it is. */
export interface AutomationStep {
  id: 'acquisition' | 'collections' | 'credentials' | 'deploy' | 'trigger';
  title: string;
  state: 'done' | 'open' | 'attention';
  /** how far it is, in words */
  words: string;
  /** why it matters, and what it takes */
  why: string;
  /** what to do next; for more of the same where it is done */
  action: StepAction;
  /** the flow that the action is about */
  flow?: string;
}

type Progress = Pick<AutomationStep, 'state' | 'words' | 'action' | 'flow'>;

/** The five steps to runs that data starts, each by what is known of it. */
export function automationSteps(facts: AutomationFacts): AutomationStep[] {
  return [
    {
      id: 'acquisition',
      title: '1. The acquisition computer',
      why: 'Data is transferred from a collection: Globus Connect Personal on the computer at the instrument, or a mapped collection that it writes to. A computer that is off or paused makes runs wait.',
      ...acquisition(facts),
    },
    {
      id: 'collections',
      title: '2. Guest collections',
      why: 'Results are shared through guest collections: their access rules let a service account write, and each project read what is its own.',
      ...collections(facts),
    },
    {
      id: 'credentials',
      title: '3. Credentials for automation',
      why: 'Nobody is there at night to sign in: a service account starts the runs, with a secret of its own that is kept in secret storage.',
      ...credentials(facts),
    },
    {
      id: 'deploy',
      title: '4. The flow',
      why: 'What runs is what is deployed, and only those run it who may: the service account has to be one of its starters.',
      ...deploy(facts),
    },
    {
      id: 'trigger',
      title: '5. The trigger',
      why: 'gflow trigger, on the acquisition computer, starts one run for each file that arrives, whatever is down in between.',
      ...trigger(facts),
    },
  ];
}

function acquisition({ sources }: AutomationFacts): Progress {
  const action = 'find-collection';
  const good = sources.filter(({ trouble }) => trouble === '');
  const [bad] = sources.filter(({ trouble }) => trouble !== '');
  if (bad) return { state: 'attention', words: `“${bad.name}” is ${bad.trouble}`, action };
  if (good.length === 0) return { state: 'open', words: 'no collection to read from is known yet', action };
  return { state: 'done', words: listed(good.map(({ name }) => name)), action };
}

function collections({ guests, serviceAccounts }: AutomationFacts): Progress {
  if (guests.length === 0)
    return { state: 'open', words: 'you have no guest collection yet', action: 'new-project-collection' };
  const writable = guests.filter(({ writers }) => writers.length > 0);
  if (writable.length > 0)
    return {
      state: 'done',
      words: listed(writable.map(({ name, writers }) => `${writers.join(', ')} can write to “${name}”`)),
      action: 'new-project-collection',
    };
  const words =
    serviceAccounts.length === 0
      ? `${counted(guests.length, 'guest collection')}; no service account yet that could write there`
      : 'no service account of yours can write to any of them';
  return { state: 'attention', words, action: 'give-folder-access' };
}

function credentials({ serviceAccounts }: AutomationFacts): Progress {
  const action = 'register-service-account';
  if (serviceAccounts.length === 0)
    return { state: 'open', words: 'no service account is signed in here', action };
  return { state: 'done', words: listed(serviceAccounts), action };
}

function deploy({ flows, serviceAccounts }: AutomationFacts): Progress {
  if (flows.length === 0)
    return { state: 'open', words: 'no flow is deployed from this workspace yet', action: 'new-flow' };
  const ready = flows.find(({ state, starters }) => state === 'deployed' && starters.length > 0);
  if (ready) {
    const words = `${ready.starters.join(', ')} can start “${ready.name}”`;
    return { state: 'done', words, action: 'deploy', flow: ready.name };
  }
  const deployed = flows.find(({ state }) => state === 'deployed');
  if (deployed) {
    const words =
      serviceAccounts.length === 0
        ? `“${deployed.name}” is deployed; no service account yet that could start it`
        : `no service account of yours may start “${deployed.name}”`;
    return { state: 'attention', words, action: 'assign-run-permission', flow: deployed.name };
  }
  const changed = flows.find(({ state }) => state === 'changed');
  if (changed) {
    const words = `“${changed.name}” differs from what is deployed`;
    return { state: 'attention', words, action: 'deploy', flow: changed.name };
  }
  const [first] = flows;
  return {
    state: 'open',
    words: 'it is not deployed here',
    action: 'deploy',
    ...(first && { flow: first.name }),
  };
}

function trigger({ triggers, flows }: AutomationFacts): Progress {
  const action = 'create-trigger';
  if (triggers.length === 0) return { state: 'open', words: 'no trigger is in the project file', action };
  const isDeployed = (flow: string) => flows.some(one => one.name === flow && one.state !== 'not deployed');
  const idle = triggers.find(({ flow }) => flows.some(one => one.name === flow) && !isDeployed(flow));
  if (idle)
    return { state: 'attention', words: `“${idle.name}” is for a flow that is not deployed here`, action };
  return { state: 'done', words: listed(triggers.map(({ name }) => name)), action };
}

/** The first of them, and how many more there are. */
function listed(names: readonly string[]): string {
  const [first = '', ...more] = names;
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}
