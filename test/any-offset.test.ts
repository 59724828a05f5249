import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  completions,
  definition,
  documentCompletions,
  documentHover,
  FlowDocument,
  type FlowFiles,
  folds,
  graphView,
  highlights,
  hover,
  inlayHints,
  kindOfOurs,
  leadingTo,
  ledToBy,
  linksInFlow,
  linksToFiles,
  prepareRename,
  quickFixes,
  refactorings,
  references,
  rename,
  reports,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  stateAround,
  stateLenses,
  symbols,
} from '../language/src/index.ts';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.json'))
  .map(file => ({ file, text: readFileSync(folder + file, 'utf8') }));

const filesOf = (flow: FlowDocument): FlowFiles => ({
  definitions: [flow],
  inputSchema: undefined,
  payloads: [],
  tests: [],
  projectFile: undefined,
});

/** What an editor can ask for at a place of a definition. */
const FEATURES: Readonly<Record<string, (flow: FlowDocument, offset: number) => unknown>> = {
  completion: completions,
  signature: signatureHelp,
  hover,
  definition: (flow, offset) => definition(filesOf(flow), flow, offset),
  references: (flow, offset) => references(filesOf(flow), flow, offset, true),
  highlights,
  prepareRename: (flow, offset) => prepareRename(filesOf(flow), flow, offset),
  rename: (flow, offset) => rename(filesOf(flow), flow, offset, 'another'),
  symbols,
  links: linksInFlow,
  folds: flow => folds(flow.text),
  selection: selectionRanges,
  calls: (flow, offset) => {
    const index = stateAround(flow, offset);
    return index === undefined ? [] : [leadingTo(flow, index), ledToBy(flow, index)];
  },
  fixes: (flow, offset) => quickFixes(flow, reports(flow), { offset, length: 1 }),
  refactorings: (flow, offset) =>
    refactorings(flow, { offset, length: 0 }, filesOf(flow), true).map(own => own.changes()),
  lenses: stateLenses,
  tokens: flow => [...semanticTokens(flow, { offset: 0, length: flow.text.length })],
  hints: flow =>
    inlayHints(
      flow,
      { offset: 0, length: flow.text.length },
      { defaults: true, names: true, transitions: true, types: true },
    ),
  graph: flow => graphView(flow, []),
};

const CUTS = 7;

/** The same places in every run: an example cut off here and there, and two places in what is left. */
function* placesIn(text: string): Generator<{ cut: string; offset: number }> {
  for (let i = 1; i <= CUTS; i++) {
    // Not in step with the lines.
    const cut = text.slice(0, Math.ceil((text.length * (i * 37 - 11)) / (CUTS * 37)));
    yield { cut, offset: cut.length };
    yield { cut, offset: (cut.length * 7919) % (cut.length + 1) };
  }
}

describe.each(examples)('$file, cut off', ({ file, text }) => {
  test('every feature has an answer at any offset', () => {
    for (const { cut, offset } of placesIn(text)) {
      const flow = new FlowDocument('file:///f/a.flow.json', cut);
      for (const [name, ask] of Object.entries(FEATURES))
        expect(() => ask(flow, offset), `${name} at ${offset} of ${cut.length}`).not.toThrow();
      const own = { uri: `file:///f/${file.replace(/^.*[/\\]/, '')}`, text: cut };
      const kind = kindOfOurs(own.uri, flow);
      const around = { ...filesOf(flow), names: [], flows: [] };
      expect(() => documentCompletions(cut, kind, around, offset)).not.toThrow();
      expect(() => documentHover(own, kind, around, offset, '')).not.toThrow();
      expect(() => linksToFiles(own, kind)).not.toThrow();
    }
  });
});
