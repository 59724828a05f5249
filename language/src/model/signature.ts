import { stringValue } from '../json/tree.ts';
import type { StateTree } from './state-tree.ts';

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
export function signatureOf(text: string, { name, type, fields: own }: StateTree): string {
  const computes = type !== 'Action' && type !== 'CreateWebInput' && type !== 'AwaitWebInput';
  const fields = computes ? [...ALWAYS, ...COMPUTED] : ALWAYS;
  const parts = fields.flatMap(field => {
    const member = own.get(field);
    return member ? [text.slice(member.node.offset, member.node.offset + member.node.length)] : [];
  });
  return [JSON.stringify(name), stringValue(own.get('Type')?.value) ?? '', ...parts].join('\n');
}
