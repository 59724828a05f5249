import type { FlowDocument } from '../document/flow-document.ts';
import type { Span } from '../json/text.ts';
import { members } from '../json/tree.ts';
import type { FieldSpec } from '../model/spec.ts';
import { STATE_TYPE_DOCS, STATE_TYPES } from '../model/state-specs.ts';
import { providers } from '../providers/catalogue.ts';
import { type Context, contextAt } from './context.ts';
import { type Parameter, parametersOf, plainName } from './provider-schema.ts';

export type CompletionKind = 'field' | 'state' | 'type' | 'provider' | 'parameter' | 'value' | 'operator';

/** Something that may be typed at an offset. */
export interface Completion {
  label: string;
  kind: CompletionKind;
  detail?: string;
  /** Markdown. */
  documentation?: string;
  sortText: string;
  /** What typing is matched against; the replaced text has its quotes, so this has them too. */
  filterText: string;
  edit: { span: Span; newText: string };
  /** `newText` has tab stops in the snippet syntax of LSP. */
  snippet: boolean;
}

/** What may stand at an offset, in broken text too; empty where the language prescribes nothing. */
export function completions(document: FlowDocument, offset: number): Completion[] {
  const context = contextAt(document, offset);
  if (context.atKey) return keys(document, context);
  return values(document, context);
}

function keys(document: FlowDocument, context: Context): Completion[] {
  const present = new Set(members(context.object).map(m => plainName(m.name)));
  present.delete(plainName(context.name));
  const item = keyWriter(document.text, context.span);
  if (context.parameters) {
    const { provider, steps } = context.parameters;
    return parametersOf(provider.inputSchema, steps)
      .filter(p => !present.has(p.name))
      .flatMap(p => parameterItems(p, provider.title, item));
  }
  if (!context.spec) return [];
  const { fields, oneOf } = context.spec;
  const excluded = new Set(oneOf.flatMap(g => (g.names.some(n => present.has(n)) ? g.names : [])));
  return fields
    .filter(f => !present.has(f.name) && !excluded.has(f.name))
    .map(f =>
      item(f.name, f.role === 'comparison' ? 'operator' : 'field', placeholder(f), {
        sortText: `${f.required ? 0 : 1}${f.name}`,
        detail: f.required ? 'required' : f.default === undefined ? '' : `default ${f.default}`,
        documentation: f.doc,
      }),
    );
}

function parameterItems(parameter: Parameter, provider: string, item: KeyWriter): Completion[] {
  const { name, required, type, description } = parameter;
  const about = (rank: number) => ({
    sortText: `${required ? 0 : 1}${name}${rank}`,
    detail: `${type}${required ? ', required' : ''} · ${provider}`,
    documentation: description,
  });
  const constant = type === 'object' ? '{$1}' : type === 'array' ? '[$1]' : type === 'string' ? '"$1"' : '$1';
  return [
    item(`${name}.$`, 'parameter', '"\\$.$1"', about(0)),
    item(name, 'parameter', constant, about(1)),
    item(`${name}.=`, 'parameter', '"$1"', about(2)),
  ];
}

type About = Pick<Completion, 'sortText'> & { detail: string; documentation: string };
type KeyWriter = (name: string, kind: CompletionKind, value: string, about: About) => Completion;

/** Writes `"name": value` with what the place still lacks: the colon and value, and a comma to the next member. */
function keyWriter(text: string, span: Span): KeyWriter {
  const rest = text.slice(span.offset + span.length);
  const hasValue = /^\s*:/.test(rest);
  const comma = /^\s*"/.test(rest) ? ',' : '';
  return (name, kind, value, { sortText, detail, documentation }) => ({
    label: name,
    kind,
    sortText,
    filterText: JSON.stringify(name),
    edit: {
      span,
      newText: hasValue
        ? JSON.stringify(name)
        : `${JSON.stringify(name).replaceAll('$', '\\$')}: ${value}${comma}`,
    },
    snippet: !hasValue,
    ...(detail && { detail }),
    ...(documentation && { documentation }),
  });
}

function placeholder(spec: FieldSpec): string {
  if (spec.role === 'path' || spec.role === 'reference-path') return '"\\$.$1"';
  switch (spec.kinds[0]) {
    case 'object':
      return '{$1}';
    case 'array':
      return '[$1]';
    case 'boolean':
      return '${1|true,false|}';
    case 'integer':
    case 'number':
      return '${1:60}';
    default:
      return '"$1"';
  }
}

function values(document: FlowDocument, context: Context): Completion[] {
  const item = (
    value: string,
    kind: CompletionKind,
    rank: string,
    more: Partial<Completion> = {},
  ): Completion => ({
    label: value,
    kind,
    sortText: rank,
    filterText: JSON.stringify(value),
    edit: { span: context.span, newText: JSON.stringify(value) },
    snippet: false,
    ...more,
  });
  const { field: spec, state, parameters } = context;
  if (parameters) {
    const name = plainName(context.name);
    const found = parametersOf(parameters.provider.inputSchema, parameters.steps).find(p => p.name === name);
    const dynamic = name !== context.name;
    const strings = (found?.values ?? []).filter(v => typeof v === 'string');
    return dynamic
      ? []
      : strings.map((v, i) => item(v, 'value', String(i), { detail: parameters.provider.title }));
  }
  switch (spec?.role) {
    case 'state-name':
      return [...document.flow.byName.values()].map((s, i) =>
        // A state rarely leads to itself: it comes last.
        item(s.name, 'state', `${s === state ? 1 : 0}${String(i).padStart(5, '0')}`, {
          detail: s.type ?? 'no type',
        }),
      );
    case 'state-type':
      return STATE_TYPES.map((t, i) => item(t, 'type', String(i), { documentation: STATE_TYPE_DOCS[t] }));
    case 'handler-type':
      return ['ActionProvider', 'RegisteredAPI'].map((t, i) => item(t, 'type', String(i)));
    case 'action-url':
      return providers()
        .filter(p => !p.deprecated)
        .map(p =>
          item(p.url, 'provider', p.title, {
            label: p.title,
            detail: p.url,
            // Found by title and by address alike.
            filterText: `"${p.url} ${p.title}"`,
            ...(p.notes && { documentation: p.notes }),
          }),
        );
    case 'run-as':
      return ['User', 'Flow'].map((v, i) => item(v, 'value', String(i), { documentation: RUN_AS[v] ?? '' }));
    case 'error-names':
      return Object.entries(ERRORS).map(([v, documentation], i) =>
        item(v, 'value', String(i), { documentation }),
      );
  }
  if (spec?.kinds[0] !== 'boolean') return [];
  return ['true', 'false'].map((v, i) =>
    item(v, 'value', String(i), { filterText: v, edit: { span: context.span, newText: v } }),
  );
}

const RUN_AS: Readonly<Record<string, string>> = {
  User: 'Whoever started the run.',
  Flow: 'The identity of the flow itself: it needs access of its own to what the action touches.',
};

/** Exceptions that a catcher can name (flows-language §3.4). */
const ERRORS: Readonly<Record<string, string>> = {
  ActionUnableToRun: 'The action could not be started: bad input, no permission, or the provider is down.',
  ActionFailedException: 'The action ended as FAILED, and `ExceptionOnActionFailure` is true.',
  ActionTimeout: 'The action took longer than `WaitTime`.',
  'States.ALL': 'Any exception.',
  'States.Runtime': 'A path or an expression could not be evaluated.',
  'Flows.WebInputExpired': 'Nobody answered the web input in time.',
};
