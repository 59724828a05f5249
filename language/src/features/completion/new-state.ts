import type { FlowDocument } from '../../document/flow-document.ts';
import { members } from '../../json/tree.ts';
import { field } from '../../model/spec.ts';
import { STATE_SPECS, STATE_TYPE_DOCS, STATE_TYPES, type StateType } from '../../model/state-specs.ts';
import { providers } from '../../providers/catalogue.ts';
import type { Place } from '../place.ts';
import { freeStateName } from '../refactor/new-state.ts';
import type { Completion, ItemWriter } from './item.ts';
import { literal } from './item.ts';
import { providerState, stateNameFor } from './provider-state.ts';
import { undeclared } from './state-order.ts';

/** Under `States`: the names that are used and not declared, and a new state of each type. */
export function stateKeys(
  flow: FlowDocument,
  { object }: Place,
  write: ItemWriter,
  hasValue: boolean,
): Completion[] {
  const wanted = undeclared(flow);
  const named = wanted.map((name, rank) =>
    write.key(name, '{\n\t"Type": "$1"\n}', {
      kind: 'state',
      rank,
      detail: 'used, but not declared yet',
    }),
  );
  if (hasValue) return named;
  const first = members(object).length <= 1;
  const name = wanted[0] ?? (first ? 'Start' : 'NewState');
  const made = STATE_TYPES.map((type, index) =>
    write.snippet(newState(type, name), `New ${type} state`, {
      kind: 'snippet',
      rank: 1000 + index,
      detail: `“${name}”`,
      documentation: STATE_TYPE_DOCS[type],
      filter: `${type} ${name}`,
    }),
  );
  return [...named, ...made, ...providerStates(flow, wanted[0], write)];
}

/** A state for each provider of today, by title. */
function providerStates(flow: FlowDocument, wanted: string | undefined, write: ItemWriter): Completion[] {
  return providers()
    .filter(({ deprecated, replacedBy }) => !deprecated && replacedBy === undefined)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((provider, index) => {
      const name = wanted ?? freeStateName(flow, stateNameFor(provider));
      return write.snippet(providerState(provider, name), `New Action state: ${provider.title}`, {
        kind: 'snippet',
        rank: 2000 + index,
        detail: `“${name}”`,
        documentation: [provider.url, provider.notes].filter(Boolean).join('\n\n'),
        filter: `Action ${provider.title} ${name}`,
      });
    });
}

/** The least a state of that type must have, in snippet syntax. */
function newState(type: StateType, name: string): string {
  const lines = [`"Type": "${type}"`, ...BODIES[type]];
  if (field(STATE_SPECS[type], 'End')) lines.push('"End": true');
  return `"\${1:${literal(JSON.stringify(name).slice(1, -1))}}": {\n\t${lines.join(',\n\t')}\n}`;
}

const RESULT = '"ResultPath": "\\$.$1"';

const BODIES: Readonly<Record<StateType, readonly string[]>> = {
  Action: ['"ActionUrl": "$2"', '"Parameters": {\n\t\t$3\n\t}', RESULT],
  Choice: ['"Choices": [\n\t\t{ $2 }\n\t]', '"Default": "$3"'],
  ExpressionEval: ['"Parameters": {\n\t\t"$2.=": "$3"\n\t}', RESULT],
  Pass: [],
  Wait: [`"Seconds": \${2:60}`],
  Fail: ['"Error": "$2"', '"Cause": "$3"'],
  CreateWebInput: ['"Parameters": {\n\t\t$2\n\t}', RESULT],
  AwaitWebInput: ['"Parameters": {\n\t\t$2\n\t}', RESULT],
};
