import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { isStateType, STATE_SPECS, STATE_TYPE_DOCS } from '../model/state-specs.ts';
import { plainName } from '../model/uses.ts';
import { ERROR_NAMES, HANDLER_TYPES, RUN_AS } from '../model/words.ts';
import { findProvider } from '../providers/catalogue.ts';
import { type Place, placeOf, type Template } from './place.ts';
import { parametersOf } from './provider-schema.ts';
import { namings } from './transitions.ts';

export interface Hover {
  /** Markdown. */
  contents: string;
  span: Span;
}

/** What is known about the key or the string at an offset. */
export function hover(document: FlowDocument, offset: number): Hover | undefined {
  const located = document.locate(offset);
  const { node, base } = located;
  const text = stringValue(node);
  const place = placeOf(located);
  if (!node || !place || text === undefined) return undefined;
  const contents = place.atKey ? aboutKey(document, place) : aboutValue(document, place, text);
  return contents === undefined
    ? undefined
    : { contents, span: { offset: base + node.offset, length: node.length } };
}

function aboutKey(document: FlowDocument, place: Place): string | undefined {
  const { spec, field, name, template, pointer, state } = place;
  if (template) return aboutParameter(name, template);
  if (spec && field) {
    const kinds = field.kinds.filter(k => k !== 'null').join(' or ');
    const group = spec.oneOf.find(g => g.names.includes(name));
    const others = group?.names.filter(n => n !== name).map(n => `\`${n}\``) ?? [];
    return paragraphs(
      `**${name}** (${kinds}${field.required ? ', required' : ''}) in ${spec.title}`,
      field.doc,
      field.default === undefined ? '' : `Default: \`${field.default}\``,
      others.length > 0 ? `Not together with ${others.join(', ')}.` : '',
      `[Documentation](${spec.page})`,
    );
  }
  return pointer.length === 1 && pointer[0] === 'States' ? aboutState(document, state) : undefined;
}

function aboutParameter(key: string, { provider, steps }: Template): string | undefined {
  if (key === '__Private_Parameters')
    return paragraphs(
      '**__Private_Parameters** (array)',
      'Names of parameters beside this one. They are hidden from the log of the run, and from everybody who sees the definition but its administrators.',
    );
  const found = provider && parametersOf(provider.inputSchema, steps).find(p => p.name === plainName(key));
  if (!found) return undefined;
  const kind = [found.type, found.required ? 'required' : ''].filter(Boolean).join(', ');
  const values = found.values.map(v => `\`${JSON.stringify(v)}\``);
  return paragraphs(
    `**${found.name}**${kind && ` (${kind})`}`,
    found.description,
    values.length > 0 ? `Allowed: ${values.join(', ')}.` : '',
    key.endsWith('.$') ? 'Taken from the payload by JSONPath.' : '',
    key.endsWith('.=') ? 'Computed by an expression.' : '',
    `Parameter of ${provider.title}.`,
    provider.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}

function aboutValue(document: FlowDocument, { field, template }: Place, text: string): string | undefined {
  if (template) return undefined;
  switch (field?.role) {
    case 'state-name':
      return aboutState(document, document.stateNamed(text));
    case 'state-type':
      return isStateType(text)
        ? paragraphs(`**${text}**`, STATE_TYPE_DOCS[text], `[Documentation](${STATE_SPECS[text].page})`)
        : undefined;
    case 'action-url':
      return aboutProvider(text);
    case 'run-as':
      return aboutWord(text, RUN_AS);
    case 'handler-type':
      return aboutWord(text, HANDLER_TYPES);
    case 'error-names':
      return aboutWord(text, ERROR_NAMES);
  }
  return undefined;
}

function aboutWord(word: string, words: Readonly<Record<string, string>>): string | undefined {
  const about = Object.hasOwn(words, word) ? words[word] : undefined;
  return about && paragraphs(`**${word}**`, about);
}

function aboutState(document: FlowDocument, state: State | undefined): string | undefined {
  if (!state) return undefined;
  const names = (list: (string | undefined)[]) =>
    [...new Set(list)].map(n => (n === undefined ? 'the start' : `“${n}”`)).join(', ');
  const into = namings(document)
    .filter(n => n.to === state.name)
    .map(n => (n.from === undefined ? undefined : document.states[n.from]?.name));
  const out = state.transitions.map(t => t.to);
  const ends = state.type === 'Fail' || state.value('End')?.value === true;
  return paragraphs(
    `**${state.name}** (${state.type ?? 'no type'})`,
    stringValue(state.value('Comment')) ?? (state.type ? STATE_TYPE_DOCS[state.type] : ''),
    providerOf(state),
    into.length > 0 ? `Comes after ${names(into)}.` : 'Nothing leads here.',
    out.length > 0 ? `Goes on to ${names(out)}.` : '',
    ends ? `The run ends here${state.type === 'Fail' ? ', as failed' : ''}.` : '',
  );
}

function providerOf(state: State): string {
  const title = findProvider(stringValue(state.value('ActionUrl')) ?? '')?.title;
  return title === undefined ? '' : `Runs ${title}.`;
}

function aboutProvider(url: string): string | undefined {
  const provider = findProvider(url);
  if (!provider) return undefined;
  const required = parametersOf(provider.inputSchema, []).filter(p => p.required);
  return paragraphs(
    `**${provider.title}**`,
    provider.deprecated
      ? `No longer there${provider.replacedBy ? `: use \`${provider.replacedBy}\`` : ''}.`
      : '',
    provider.synchronous === false ? 'Takes its time: set `WaitTime`.' : '',
    provider.synchronous === true ? 'Answers at once.' : '',
    required.length > 0 ? `Required parameters: ${required.map(p => `\`${p.name}\``).join(', ')}.` : '',
    provider.notes ?? '',
    provider.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}

function paragraphs(...parts: string[]): string {
  return parts.filter(Boolean).join('\n\n');
}
