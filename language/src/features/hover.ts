import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { stringValue } from '../json/tree.ts';
import type { State } from '../model/flow.ts';
import { isStateType, STATE_SPECS, STATE_TYPE_DOCS } from '../model/state-specs.ts';
import { findProvider } from '../providers/catalogue.ts';
import { type Context, contextAt } from './context.ts';
import { parametersOf, plainName } from './provider-schema.ts';

export interface Hover {
  /** Markdown. */
  contents: string;
  span: Span;
}

/** What is known about the thing at an offset. */
export function hover(document: FlowDocument, offset: number): Hover | undefined {
  const context = contextAt(document, offset);
  const contents = context.atKey ? aboutKey(document, context) : aboutValue(document, context, offset);
  return contents === undefined || context.span.length === 0 ? undefined : { contents, span: context.span };
}

function aboutKey(document: FlowDocument, context: Context): string | undefined {
  const { spec, field, name, parameters, pointer } = context;
  if (parameters) {
    const { provider, steps } = parameters;
    const found = parametersOf(provider.inputSchema, steps).find(p => p.name === plainName(name));
    if (!found) return undefined;
    const kind = [found.type, found.required ? 'required' : ''].filter(Boolean).join(', ');
    return paragraphs(
      `**${found.name}**${kind && ` (${kind})`}`,
      found.description,
      `Parameter of ${provider.title}.`,
    );
  }
  if (spec && field)
    return paragraphs(
      `**${name}** (${[field.kinds.filter(k => k !== 'null').join(' or '), field.required ? 'required' : ''].filter(Boolean).join(', ')}) in ${spec.title}`,
      field.doc,
      field.default === undefined ? '' : `Default: \`${field.default}\``,
      `[Documentation](${spec.page})`,
    );
  if (pointer.length === 1 && pointer[0] === 'States')
    return aboutState(document, document.flow.byName.get(name));
  return undefined;
}

function aboutValue(document: FlowDocument, { field, span }: Context, offset: number): string | undefined {
  const text = stringAt(document, offset, span);
  if (text === undefined) return undefined;
  switch (field?.role) {
    case 'state-name':
      return aboutState(document, document.flow.byName.get(text));
    case 'state-type':
      return isStateType(text)
        ? paragraphs(`**${text}**`, STATE_TYPE_DOCS[text], `[Documentation](${STATE_SPECS[text].page})`)
        : undefined;
    case 'action-url':
      return aboutProvider(text);
  }
  return undefined;
}

function aboutState(document: FlowDocument, state: State | undefined): string | undefined {
  if (!state) return undefined;
  const { transitions } = document.flow;
  const names = (list: (string | undefined)[]) =>
    [...new Set(list)].map(n => (n === undefined ? 'the start' : `“${n}”`)).join(', ');
  const into = transitions.filter(t => t.to === state.name).map(t => t.from?.name);
  const out = transitions.filter(t => t.from === state).map(t => t.to);
  return paragraphs(
    `**${state.name}** (${state.type ?? 'no type'})`,
    stringValue(state.fields.get('Comment')?.value) ?? '',
    into.length > 0 ? `Comes after ${names(into)}.` : 'Nothing leads here.',
    out.length > 0 ? `Goes on to ${names(out)}.` : 'The run ends here.',
  );
}

function aboutProvider(url: string): string | undefined {
  const provider = findProvider(url);
  if (!provider) return undefined;
  const required = parametersOf(provider.inputSchema, [])
    .filter(p => p.required)
    .map(p => `\`${p.name}\``);
  return paragraphs(
    `**${provider.title}**`,
    provider.deprecated
      ? `No longer there${provider.replacedBy ? `: use \`${provider.replacedBy}\`` : ''}.`
      : '',
    provider.synchronous === false
      ? 'Takes its time: set `WaitTime`.'
      : provider.synchronous
        ? 'Answers at once.'
        : '',
    required.length > 0 ? `Required parameters: ${required.join(', ')}.` : '',
    provider.notes ?? '',
    provider.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}

function stringAt(document: FlowDocument, offset: number, span: Span): string | undefined {
  if (offset < span.offset || offset > span.offset + span.length) return undefined;
  try {
    const value: unknown = JSON.parse(document.text.slice(span.offset, span.offset + span.length));
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function paragraphs(...parts: string[]): string {
  return parts.filter(Boolean).join('\n\n');
}
