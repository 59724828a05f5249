import {
  type Flow,
  type FlowReference,
  type FlowRun,
  type Globus,
  problemOf,
  runOutcome,
} from '../../../globus/src/index.ts';
import { checkInput } from '../../../project/src/index.ts';
import { runLabel } from './run-label.ts';
import type { RunService, RunState } from './run-service.ts';

/** How long a flow is taken for what it was (ms): one that is deployed anew may have another input schema. */
const FRESH = 60_000;
/** So many runs are looked through where the search for a label finds nothing: how it searches is not documented. */
const NEWEST = 200;

/** The runs of a flow, which is looked up when it is first needed. */
export function flowRuns(globus: Globus, meant: () => Promise<FlowReference>, trigger: string): RunService {
  let reference: FlowReference | undefined;
  let known: { flow: Flow; until: number } | undefined;
  const flow = async () => {
    reference ??= await meant();
    return reference;
  };
  const document = async () => {
    if (known && performance.now() < known.until) return known.flow;
    known = { flow: await globus.flows.get(await flow()), until: performance.now() + FRESH };
    return known.flow;
  };
  return {
    async check(input) {
      const { title, input_schema } = await document();
      checkInput(title, input_schema ?? {}, input);
    },
    async start(body, name, key) {
      const request = { body, label: runLabel(name, key), tags: [trigger, key] };
      return (await globus.flows.run(await flow(), request)).run_id;
    },
    async find(key) {
      const isIt = ({ tags, label }: FlowRun) => tags.includes(key) || label.endsWith(` ${key}`);
      for (const filter of [{ label: key }, { most: NEWEST }]) {
        const found = (await globus.flows.runs({ flow: await flow(), ...filter })).find(isIt);
        if (found) return found.run_id;
      }
      return undefined;
    },
    async states(runs) {
      // One list for all that go on; only what has left it is asked for by itself.
      const active = await globus.flows.runs({ flow: await flow(), status: ['ACTIVE', 'INACTIVE'] });
      const byId = new Map(active.map(run => [run.run_id, run]));
      const states = new Map<string, RunState>();
      for (const id of runs) states.set(id, await stateOf(byId.get(id) ?? id));
      return states;
    },
  };

  async function stateOf(run: FlowRun | string): Promise<RunState> {
    try {
      return readState(typeof run === 'string' ? await globus.flows.getRun(run) : run);
    } catch (error) {
      if (problemOf(error)?.kind !== 'not-found') throw error;
      return { kind: 'failed', why: 'Somebody has deleted the run.' };
    }
  }
}

function readState(run: FlowRun): RunState {
  const { title, cause } = runOutcome(run);
  const words = cause === '' ? title : `${title}: ${cause}`;
  if (run.status === 'SUCCEEDED') return { kind: 'succeeded' };
  if (run.status === 'FAILED') return { kind: 'failed', why: words };
  return { kind: 'active', waitsFor: run.status === 'INACTIVE' ? words : '' };
}
