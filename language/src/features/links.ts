import type { FlowDocument } from '../document/flow-document.ts';
import type { DocumentKind } from '../document/recognise.ts';
import { type TextFile, treeOf } from '../document/text-file.ts';
import type { Pointer } from '../json/pointer.ts';
import type { Span } from '../json/text.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { providerOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import { globusIdIn, globusIdOf } from './globus-id.ts';
import { beside } from './navigation/find-flow-files.ts';

/** A place that leads somewhere else. */
export interface Link {
  /** Without quotes. */
  span: Span;
  target: string;
  tooltip: string;
}

/** From ids to what they are the ids of in the web app, and from action providers to their documentation. */
export function linksInFlow(document: FlowDocument): Link[] {
  return document.states.flatMap((state, index) =>
    linksOf(state).map(link => ({ ...link, span: document.spanOf(index, link.span) })),
  );
}

/** From the paths in a flow test, or in the project file, to the files. */
export function linksToFiles(file: TextFile, kind: DocumentKind): Link[] {
  const fields = FILES[kind];
  const { root } = treeOf(file);
  if (!fields || !root) return [];
  const found: Link[] = [];
  const walk = ({ members, elements }: JsonNode): void => {
    for (const { name, value } of members) {
      const path = fields.has(name) ? stringValue(value) : undefined;
      if (value && path)
        found.push({ span: inside(value), target: beside(file.uri, path), tooltip: 'Open the file' });
      else if (value) walk(value);
    }
    for (const element of elements) walk(element);
  };
  walk(root);
  return found;
}

/** The fields that hold paths. */
const FILES: Readonly<Partial<Record<DocumentKind, ReadonlySet<string>>>> = {
  'flow-test': new Set(['flow', 'inputSchema', 'inputFile', 'outputFile']),
  'project-file': new Set(['definition', 'inputSchema']),
};

// A state never changes, and reading its tree again is what takes time.
const known = new WeakMap<State, readonly Link[]>();
const NONE: readonly Link[] = [];

function linksOf(state: State): readonly Link[] {
  let links = known.get(state);
  if (!links) {
    const found = state.node ? readLinks(state, state.node) : NONE;
    links = found.length > 0 ? found : NONE;
    known.set(state, links);
    state.release();
  }
  return links;
}

function readLinks(state: State, node: JsonNode): Link[] {
  const provider = providerOf(state);
  const found: Link[] = [];
  const walk = (value: JsonNode, steps: Pointer): void => {
    for (const { name, value: inner } of value.members) if (inner) walk(inner, [...steps, name]);
    for (const [i, element] of value.elements.entries()) walk(element, [...steps, i]);
    const text = stringValue(value);
    if (text === undefined) return;
    const [first, ...below] = steps;
    if (first === 'ActionUrl' && provider?.documentation) {
      const tooltip = `The documentation of “${provider.title}”`;
      found.push({ span: inside(value), target: provider.documentation, tooltip });
      return;
    }
    const id = globusIdIn(text) ?? (first === 'Parameters' ? globusIdOf(provider, below, text) : undefined);
    if (id?.page)
      found.push({ span: inside(value), target: id.page, tooltip: `The ${id.kind} in the web app` });
  };
  walk(node, []);
  return found;
}

function inside({ offset, length }: Span): Span {
  return { offset: offset + 1, length: length - 2 };
}
