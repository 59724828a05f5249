import { stringValue } from '../json/tree.ts';
import type { StateTree } from './state-tree.ts';
import { breaks } from './unit.ts';

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
export function signatureOf(text: string, { name, type, fields: own, parts, problems }: StateTree): string {
  const computes = type !== 'Action' && type !== 'CreateWebInput' && type !== 'AwaitWebInput';
  const fields = computes ? [...ALWAYS, ...COMPUTED] : ALWAYS;
  const texts = fields.flatMap(field => {
    const member = own.get(field);
    return member ? [text.slice(member.node.offset, member.node.offset + member.node.length)] : [];
  });
  // A broken state, and one with a field that does not exist, may do anything.
  const odd = problems.some(breaks) || parts.some(part => part.entries.some(e => !e.field));
  return [String(odd), JSON.stringify(name), stringValue(own.get('Type')?.value) ?? '', ...texts].join('\n');
}
