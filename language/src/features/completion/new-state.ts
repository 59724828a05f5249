import type { FlowDocument } from '../../document/flow-document.ts';
import { freeStateName } from '../../document/new-state.ts';
import { STATE_TYPE_DOCS, STATE_TYPES } from '../../model/state-specs.ts';
import { todaysProviders } from '../../providers/todays-providers.ts';
import type { Completion, ItemWriter } from './item.ts';
import { newState } from './new-state-text.ts';
import { providerState, stateNameFor } from './provider-state.ts';
import { undeclared } from './state-order.ts';

/** Under `States`: the names that are used and not declared, and a new state of each type. */
export function stateKeys(flow: FlowDocument, write: ItemWriter, hasValue: boolean): Completion[] {
  const wanted = undeclared(flow);
  const named = wanted.map((name, rank) =>
    write.key(name, '{\n\t"Type": "$1"\n}', {
      kind: 'state',
      rank,
      detail: 'used, but not declared yet',
    }),
  );
  if (hasValue) return named;
  // The one that is being typed is among them.
  const first = flow.states.length <= 1;
  const name = wanted[0] ?? freeStateName(flow.graph.byName, first ? 'Start' : 'NewState');
  const made = STATE_TYPES.map((type, index) =>
    write.snippet(newState(type, name, flow), `New ${type} state`, {
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
  return todaysProviders().map((provider, index) => {
    const name = wanted ?? freeStateName(flow.graph.byName, stateNameFor(provider));
    return write.snippet(providerState(provider, name), `New Action state: ${provider.title}`, {
      kind: 'snippet',
      rank: 2000 + index,
      detail: `“${name}”`,
      documentation: [provider.url, provider.notes].filter(Boolean).join('\n\n'),
      filter: `Action ${provider.title} ${name}`,
    });
  });
}
