import type { FlowDocument } from '../../document/flow-document.ts';
import { providerOf } from '../../model/provider-of.ts';
import type { FieldSpec } from '../../model/spec.ts';
import type { State } from '../../model/state.ts';
import { STATE_TYPE_DOCS, STATE_TYPES } from '../../model/state-specs.ts';
import { HANDLER_TYPES } from '../../model/words.ts';
import { printPath } from '../../path/print.ts';
import { CONTEXT_KEY } from '../../payload/touch.ts';
import { providers } from '../../providers/catalogue.ts';
import type { Shape } from '../../shape/shape.ts';
import type { Place } from '../place.ts';
import { comparedValues } from './comparisons.ts';
import { errorNames } from './error-names.ts';
import type { Completion, CompletionKind, ItemWriter } from './item.ts';
import { membersOf } from './payload-members.ts';
import type { PayloadHere } from './payload-values.ts';
import { roles } from './roles.ts';
import { type Naming, stateNames } from './state-names.ts';

/** What may stand as the value of a field. */
export function fieldValues(naming: Naming, payload: PayloadHere, write: ItemWriter): Completion[] {
  const { flow, place } = naming;
  const { field: spec, inArray, state } = place;
  if (!spec) return [];
  if (inArray) return elementValues(place, write);
  switch (spec.role) {
    case 'state-name':
      return stateNames(naming, write);
    case 'state-type':
      return words(STATE_TYPES, STATE_TYPE_DOCS, 'type', write);
    case 'handler-type':
      return words(Object.keys(HANDLER_TYPES), HANDLER_TYPES, 'type', write);
    case 'run-as':
      return roles(flow, state, write);
    case 'action-url':
      return providerUrls(flow, write);
    case 'error-names':
      return errorNames(place, write);
    case 'reference-path':
      return resultPaths(state, payload(), write);
    case 'choice-rule':
      return [newRule(false, write)];
    case 'comparison':
      return comparedValues(place, payload, write);
  }
  if (spec.name === 'ActionScope' || spec.name === 'Scope') return scopes(place, write);
  if (spec.kinds[0] === 'integer') return durations(spec, write);
  if (spec.kinds[0] !== 'boolean') return [];
  const values = spec.name === 'End' ? ['true'] : ['true', 'false'];
  return values.map((value, rank) => write.value(value, { kind: 'value', rank }));
}

/** The scope of the provider that the state calls, where the catalogue has it. */
function scopes({ state }: Place, write: ItemWriter): Completion[] {
  const provider = state && providerOf(state);
  return provider?.scope === undefined
    ? []
    : [write.string(provider.scope, { kind: 'value', rank: 0, source: provider.title })];
}

const SECONDS: readonly (readonly [seconds: number, words: string])[] = [
  [60, 'a minute'],
  [3600, 'an hour'],
  [86_400, 'a day'],
  [604_800, 'a week'],
];

/** All whole numbers of the language are seconds. */
function durations({ default: usual }: FieldSpec, write: ItemWriter): Completion[] {
  const items: [json: string, detail: string][] = SECONDS.map(([seconds, words]) => [String(seconds), words]);
  if (usual !== undefined) items.unshift([usual, 'the default']);
  return items.map(([json, detail], rank) =>
    write.value(json, { kind: 'value', rank, type: 'seconds', detail }),
  );
}

/** The custom of the trade: the result of a state under the name of the state. Then what is there already, to be replaced. */
function resultPaths(state: State | undefined, payload: Shape | undefined, write: ItemWriter): Completion[] {
  const own = state && /^[A-Za-z_]\w*$/.test(state.name) ? `$.${state.name}` : undefined;
  const named = own ? [write.string(own, { kind: 'value', rank: 0, detail: 'named as the state' })] : [];
  const there = (payload ? membersOf(payload) : [])
    .filter(({ name }) => name !== CONTEXT_KEY && printPath([name]) !== own)
    .map(({ name, source }, i) =>
      write.string(printPath([name]), {
        kind: 'path',
        rank: 1 + i,
        detail: source ? `replaces the ${source}` : 'replaces what is there',
      }),
    );
  return [...named, ...there];
}

function elementValues(place: Place, write: ItemWriter): Completion[] {
  const { field: spec } = place;
  if (spec?.role === 'error-names') return errorNames(place, write);
  if (spec?.role === 'choice-rules') return [newRule(spec.name === 'Choices', write)];
  if (spec?.name === 'Catch') {
    const catcher = `{\n\t"ErrorEquals": ["\${1:States.ALL}"],\n\t"ResultPath": "\\$.\${2:error}",\n\t"Next": "$3"\n}`;
    return [write.snippet(catcher, 'New catcher', { kind: 'snippet', rank: 0 })];
  }
  return [];
}

/** Only a rule directly under `Choices` says where to go. */
function newRule(leads: boolean, write: ItemWriter): Completion {
  const next = leads ? ',\n\t"Next": "$3"' : '';
  const rule = `{\n\t"Variable": "\\$.$1",\n\t"\${2:StringEquals}": "$4"${next}\n}`;
  return write.snippet(rule, 'New rule', { kind: 'snippet', rank: 0 });
}

function words(
  list: readonly string[],
  docs: Readonly<Record<string, string>>,
  kind: CompletionKind,
  write: ItemWriter,
): Completion[] {
  return list.map((word, rank) => write.string(word, { kind, rank, documentation: docs[word] }));
}

/** The providers of today, and those that have told of themselves, by title. Found by title and by address alike. */
function providerUrls({ knowledge }: FlowDocument, write: ItemWriter): Completion[] {
  const told = knowledge.providers?.told ?? [];
  return [...providers().filter(p => !p.deprecated), ...told]
    .toSorted((a, b) => (a.title < b.title ? -1 : 1))
    .map((p, rank) =>
      write.string(p.url, {
        kind: 'provider',
        rank,
        label: p.title,
        detail: p.url,
        documentation: p.notes,
        filter: `${p.url} ${p.title}`,
      }),
    );
}
