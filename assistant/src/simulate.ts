import { FlowTest, type Json } from '../../runtime/src/index.ts';

/** What is run, and with what. */
export interface Rehearsal {
  definition: Json;
  inputSchema: Json | undefined;
  input: Json;
  /** What actions answer, as in a flow test; the others answer as the documentation of their provider has it. */
  mocks: Json;
}

/** A run here: what came of it, or why the input is refused. */
export type Simulated = { told: SimulatedRun } | { refused: readonly string[] };

export interface SimulatedRun {
  status: string;
  /** Why it is so, where there is something to say. */
  details: Json;
  /** The states on the way, each with how it was left. */
  path: string[];
  /** On the virtual clock. */
  seconds: number;
  sent: { state: string; body: Json }[];
  payload: Json;
  /** What depends on behaviour that Globus does not document. */
  undocumented: string[];
  /** What may be a mistake of whoever asked. */
  notes?: string[];
}

/** Runs a flow here, on a virtual clock; nothing is sent anywhere. */
export function simulate({ definition, inputSchema, input, mocks }: Rehearsal): Simulated {
  if (typeof mocks !== 'object' || mocks === null || Array.isArray(mocks))
    return { refused: ['What actions answer is said by a JSON object, as the “mocks” of a flow test.'] };
  const flowTest = new FlowTest(
    {
      flow: definition,
      ...(inputSchema !== undefined && { inputSchema }),
      settings: { unmockedAction: 'example' },
      cases: [{ name: 'run', input, mocks, expect: { status: 'ENDED' } }],
    },
    () => undefined,
  );
  const [one] = flowTest.cases;
  const result = one && flowTest.run(one);
  const failures = (result?.failures ?? []).map(({ message }) => message);
  if (!result?.played) return { refused: failures };
  const { run, visited, effects, warnings, took } = result.played;
  const told = {
    status: run.status,
    details: run.details,
    path: visited.map(({ state, exit }) => `${state} (${exit})`),
    seconds: took / 1000,
    sent: effects.flatMap(effect =>
      effect.type === 'run-action' ? [{ state: effect.state, body: effect.body }] : [],
    ),
    payload: run.payload,
    undocumented: [...warnings],
    ...(failures.length > 0 && { notes: failures }),
  };
  return { told };
}
