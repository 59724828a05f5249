import type { State } from '../model/state.ts';
import { defineUnitRule } from './rule.ts';

/** Of the official client that was retired [OBS OLDMOD]; the service publishes none. */
const LONGEST = 128;

export const stateName = defineUnitRule<State>({
  meta: {
    id: 'state-name',
    since: '0.2.0',
    severity: 'warning',
    group: 'structure',
    title: 'A name that is no good for a state',
    why: `Names are what people see in logs. The former official client refused an empty one and one of more than ${LONGEST} characters; and a blank at an end is easily lost where the name is written again.`,
    source: 'validation of the retired official client; the service publishes no limit',
    examples: {
      bad: [
        `{
  "StartAt": " ",
  "States": {
    " ": { "Type": "Pass", "Next": "B " },
//  ^^^ state-name: no name
    "B ": { "Type": "Pass", "End": true }
//  ^^^^ state-name: blank at an end
  }
}`,
      ],
      good: [
        `{ "StartAt": "Check the data (1/2)", "States": { "Check the data (1/2)": { "Type": "Pass", "End": true } } }`,
        `{ "StartAt": "${'A'.repeat(LONGEST)}", "States": { "${'A'.repeat(LONGEST)}": { "Type": "Pass", "End": true } } }`,
      ],
    },
  },
  check({ state }, found) {
    if (!state?.node) return;
    const { name } = state;
    if (name.length > LONGEST || name.length !== name.trim().length || name === '') found(state);
  },
  render({ name, key }) {
    if (name.trim() === '')
      return {
        at: key,
        what: 'This state has no name that people could read.',
        todo: 'Name it for what it does.',
      };
    if (name.length > LONGEST)
      return {
        at: key,
        what: `This name has ${name.length} characters; more than ${LONGEST} may be refused.`,
        todo: 'Shorten it, and say the rest in Comment.',
      };
    return {
      at: key,
      what: `The name of state “${name}” has a blank at an end, which is easily lost.`,
      todo: 'Remove it here and where other states lead to it.',
      severity: 'hint',
    };
  },
});
