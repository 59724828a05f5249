import { member } from './json.ts';
import { CONTESTED, type Settings } from './settings.ts';
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
  return settings;
}
