import type { FlowDocument } from '../../document/flow-document.ts';
import { field } from '../../model/spec.ts';
import { STATE_SPECS, type StateType } from '../../model/state-specs.ts';
import { todaysProviders } from '../../providers/todays-providers.ts';
import { block } from './block.ts';
import { choice, literal } from './item.ts';
import { stateName } from './placeholder.ts';

/** The least a state of that type must have, in snippet syntax. Left as it is it is valid, where there is another state. */
export function newState(type: StateType, name: string, flow: FlowDocument): string {
  const lines = [`"Type": "${type}"`, ...BODIES[type](flow)];
  if (field(STATE_SPECS[type], 'End')) lines.push('"End": true');
  return `"\${1:${literal(JSON.stringify(name).slice(1, -1))}}": ${block('{', lines)}`;
}

const RESULT = `"ResultPath": "\\$.$1"`;

const BODIES: Readonly<Record<StateType, (flow: FlowDocument) => readonly string[]>> = {
  Action: () => [`"ActionUrl": "${choice(2, actionUrls())}"`, `"Parameters": ${block('{', ['$3'])}`, RESULT],
  Choice: flow => {
    const rule = [
      `"Variable": "\\$.\${2:value}"`,
      `"IsPresent": ${choice(3, ['true', 'false'])}`,
      `"Next": ${stateName(flow, undefined, 4)}`,
    ];
    return [`"Choices": ${block('[', [block('{', rule)])}`, `"Default": ${stateName(flow, undefined, 5)}`];
  },
  ExpressionEval: () => [`"Parameters": ${block('{', [`"\${2:sum}.=": "\${3:1 + 1}"`])}`, RESULT],
  Pass: () => [],
  Wait: () => [`"Seconds": \${2:60}`],
  Fail: () => [`"Error": "\${2:Refused}"`, `"Cause": "\${3:What went wrong, and what to do}"`],
  CreateWebInput: () => {
    const option = block('{', [`"Value": "\${2:approve}"`, `"Label": "\${3:Approve}"`]);
    const parameters = [
      '"InputType": "Selection"',
      `"Options": ${block('[', [option])}`,
      `"RespondentUrns.\\$": "\\$.\${4:respondents}"`,
    ];
    return [`"Parameters": ${block('{', parameters)}`, RESULT];
  },
  AwaitWebInput: () => {
    const id = `"web_input_id.\\$": "\\$.\${2:WebInput}.web_input_id"`;
    return [`"Parameters": ${block('{', [id])}`, RESULT];
  },
};

const HELLO = 'https://actions.globus.org/hello_world';

/** The one that needs no parameters first. */
function actionUrls(): string[] {
  const urls = todaysProviders().map(({ url }) => url);
  return [HELLO, ...urls.filter(url => url !== HELLO)];
}
