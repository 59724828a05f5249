import { member } from './json.ts';
import { milliseconds } from './mocks/duration.ts';
import { CONTESTED, defaultSettings, type Settings } from './settings.ts';
import type { Json } from './types.ts';

/**
 * The behaviour that a flow test or a launch configuration wants where Globus does not document it. What is none of the
 * known answers is as if it were not there.
 */
export function readSettings(written: Json | undefined): Partial<Settings> {
  const settings: Partial<Settings> = {};
  const take = <Name extends keyof Settings>(name: Name, answers: readonly Settings[Name][]) => {
    const answer = answers.find(known => known === member(written, name));
    if (answer !== undefined) settings[name] = answer;
  };
  take('exceptionOnActionFailureDefault', CONTESTED.exceptionOnActionFailureDefault);
  take('choiceMissingVariable', CONTESTED.choiceMissingVariable);
  take('caughtErrorShape', CONTESTED.caughtErrorShape);
  take('runtimeErrorsCatchable', CONTESTED.runtimeErrorsCatchable);
  take('statesAllMatchesActionErrors', CONTESTED.statesAllMatchesActionErrors);
  take('passInputPathMoves', CONTESTED.passInputPathMoves);
  take('evaluateExpressionsInReferencedData', CONTESTED.evaluateExpressionsInReferencedData);
  take('logExpressionInputs', ['raw', 'evaluated']);
  const limit = (name: 'maxTransitions' | 'payloadLimit', written: Json | undefined) => {
    if (typeof written === 'number' && written >= 1) settings[name] = written;
  };
  limit('maxTransitions', member(written, 'maxTransitions'));
  limit('payloadLimit', member(written, 'maxPayloadBytes'));
  const polling = member(written, 'polling');
  if (polling !== undefined) settings.polling = readPolling(polling);
  return settings;
}

function readPolling(written: Json): Settings['polling'] {
  const { initial, factor, max } = defaultSettings.polling;
  const given = member(written, 'factor');
  return {
    initial: milliseconds(member(written, 'initial')) ?? initial,
    factor: typeof given === 'number' && given >= 1 ? given : factor,
    max: milliseconds(member(written, 'max')) ?? max,
  };
}
