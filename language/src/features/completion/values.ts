import type { FlowDocument } from '../../document/flow-document.ts';
import { elements, member, stringValue } from '../../json/tree.ts';
import type { State } from '../../model/state.ts';
import { STATE_TYPE_DOCS, STATE_TYPES } from '../../model/state-specs.ts';
import { ERROR_NAMES, HANDLER_TYPES, RUN_AS } from '../../model/words.ts';
import { printPath } from '../../path/print.ts';
import { CONTEXT_KEY } from '../../payload/touch.ts';
import { providers } from '../../providers/catalogue.ts';
import type { Shape } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import { comparedValues } from './comparisons.ts';
import type { Completion, CompletionKind, ItemWriter } from './item.ts';
import { membersOf } from './payload-members.ts';
import { likelyTargets } from './state-order.ts';

/** What may stand as the value of a field. */
export function fieldValues(
  flow: FlowDocument,
  place: Place,
  payload: () => Shape | undefined,
  write: ItemWriter,
): Completion[] {
  const { field: spec, inArray, state } = place;
  if (!spec) return [];
  if (inArray) return elementValues(place, write);
  switch (spec.role) {
    case 'state-name':
      return likelyTargets(flow, state).map((s, rank) =>
        write.value(JSON.stringify(s.name), {
          kind: 'state',
          rank,
          detail: s === state ? `${s.type ?? 'no type'}, this state itself` : (s.type ?? 'no type'),
          documentation: stringValue(s.value('Comment')),
        }),
      );
    case 'state-type':
      return words(STATE_TYPES, STATE_TYPE_DOCS, 'type', write);
    case 'handler-type':
      return words(Object.keys(HANDLER_TYPES), HANDLER_TYPES, 'type', write);
    case 'run-as':
      return words(Object.keys(RUN_AS), RUN_AS, 'value', write);
    case 'action-url':
      return providerUrls(write);
    case 'error-names':
      return Object.entries(ERROR_NAMES).map(([name, documentation], rank) =>
        write.value(JSON.stringify([name]), {
          kind: 'value',
          rank,
          documentation,
          label: name,
          filter: name,
        }),
      );
    case 'reference-path':
      return resultPaths(state, payload(), write);
    case 'comparison': {
      const known = comparedValues(place, payload(), write);
      if (known) return known;
    }
  }
  if (spec.kinds[0] !== 'boolean') return [];
  const values = spec.name === 'End' ? ['true'] : ['true', 'false'];
  return values.map((value, rank) => write.value(value, { kind: 'value', rank }));
}

/** The custom of the trade: the result of a state under the name of the state. Then what is there already, to be replaced. */
function resultPaths(state: State | undefined, payload: Shape | undefined, write: ItemWriter): Completion[] {
  const own = state && /^[A-Za-z_]\w*$/.test(state.name) ? `$.${state.name}` : undefined;
  const named = own
    ? [write.value(JSON.stringify(own), { kind: 'value', rank: 0, detail: 'named as the state' })]
    : [];
  const there = (payload ? membersOf(payload) : [])
    .filter(({ name }) => name !== CONTEXT_KEY && printPath([name]) !== own)
    .map(({ name, source }, i) =>
      write.value(JSON.stringify(printPath([name])), {
        kind: 'path',
        rank: 1 + i,
        detail: source ? `replaces the ${source}` : 'replaces what is there',
      }),
    );
  return [...named, ...there];
}

function elementValues({ field: spec, name, object }: Place, write: ItemWriter): Completion[] {
  if (spec?.role === 'error-names') {
    const named = new Set(elements(member(object, name)?.value).map(element => stringValue(element)));
    const open = Object.keys(ERROR_NAMES).filter(error => !named.has(error));
    return words(open, ERROR_NAMES, 'value', write);
  }
  if (spec?.role === 'choice-rules') {
    const next = spec.name === 'Choices' ? ',\n\t"Next": "$3"' : '';
    const rule = `{\n\t"Variable": "\\$.$1",\n\t"\${2:StringEquals}": "$4"${next}\n}`;
    return [write.snippet(rule, 'New rule', { kind: 'snippet', rank: 0 })];
  }
  if (spec?.name === 'Catch') {
    const catcher = `{\n\t"ErrorEquals": ["\${1:States.ALL}"],\n\t"ResultPath": "\\$.\${2:error}",\n\t"Next": "$3"\n}`;
    return [write.snippet(catcher, 'New catcher', { kind: 'snippet', rank: 0 })];
  }
  return [];
}

function words(
  list: readonly string[],
  docs: Readonly<Record<string, string>>,
  kind: CompletionKind,
  write: ItemWriter,
): Completion[] {
  return list.map((word, rank) =>
    write.value(JSON.stringify(word), { kind, rank, documentation: docs[word] }),
  );
}

/** The providers of today, by title. Found by title and by address alike. */
function providerUrls(write: ItemWriter): Completion[] {
  return providers()
    .filter(p => !p.deprecated)
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((p, rank) =>
      write.value(JSON.stringify(p.url), {
        kind: 'provider',
        rank,
        label: p.title,
        detail: p.url,
        documentation: p.notes,
        filter: `${p.url} ${p.title}`,
      }),
    );
}
