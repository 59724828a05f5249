import { stringValue } from '../json/tree.ts';
import type { State } from './state.ts';

/** The fields through which a state acts on others: where it leads, and what it writes into the payload. */
const ALWAYS = [
  'Next',
  'End',
  'Default',
  'Catch',
  'Choices',
  'ResultPath',
  'ActionUrl',
  'Handler',
  'ExceptionOnActionFailure',
];

/** What the result of these states depends on besides. */
const COMPUTED = ['Parameters', 'InputPath', 'Result'];

/** Equal for two states that can stand for each other in everything that is derived from the whole definition. */
export function signatureOf(state: State): string {
  const { text, name, type } = state;
  const computes = type !== 'Action' && type !== 'CreateWebInput' && type !== 'AwaitWebInput';
  const fields = computes ? [...ALWAYS, ...COMPUTED] : ALWAYS;
  const parts = fields.flatMap(field => {
    const member = state.fields.get(field);
    return member ? [text.slice(member.node.offset, member.node.offset + member.node.length)] : [];
  });
  return [JSON.stringify(name), stringValue(state.value('Type')) ?? '', ...parts].join('\n');
}
