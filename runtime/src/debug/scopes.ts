import { member } from '../json.ts';
import { contextObject } from '../step.ts';
import type { Json } from '../types.ts';
import { differences } from './differences.ts';
import { type Moment, payloadAt } from './moment.ts';
import { parametersOf } from './phases.ts';
import { resultLocation, resultOf } from './result-of.ts';
import { stateOf } from './timeline.ts';
import type { Held } from './variables.ts';

/** A group of variables. */
export interface VariableScope extends Held {
  name: string;
  /** Shown closed. */
  folded?: boolean;
}

/** What there is to see at a moment; `changeable`: the payload can be changed here. */
export function scopesAt(moment: Moment, changeable: boolean): VariableScope[] {
  const { timeline, visit, phase } = moment;
  const { facts } = timeline;
  const scopes: VariableScope[] = [{ name: 'Payload', value: payloadAt(moment), location: [], changeable }];
  const add = (name: string, value: Json | undefined, more?: Partial<VariableScope>) => {
    if (value !== undefined) scopes.push({ name, value, ...more });
  };
  if (phase.kind === 'exit') {
    add('Changes', differences(visit.before, payloadAt(moment)));
    add('Payload Before', visit.before, { folded: true });
    add('State Result', resultOf(facts, visit), { location: resultLocation(facts, visit) });
  }
  if (phase.kind !== 'enter') add('Parameters', givenAt(moment));
  if (phase.kind === 'exit' || phase.kind === 'error') add('Error', errorAt(moment));
  add('Context', contextObject(facts.context), { location: ['_context'], folded: true });
  return scopes;
}

/** The Parameters of a state, worked out, or what it selects of its input. */
function givenAt({ timeline: { facts }, visit }: Moment): Json | undefined {
  const state = stateOf(facts, visit);
  const given = member(state, 'Parameters') ?? member(state, 'InputPath');
  return given === undefined ? undefined : parametersOf(facts, visit);
}

function errorAt({ visit: { outcome } }: Moment): Json | undefined {
  if (!outcome?.error) return undefined;
  const { exception, cause } = outcome.error;
  return { Error: exception ?? null, Cause: cause ?? null };
}
