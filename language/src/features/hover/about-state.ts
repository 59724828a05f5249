import type { FlowDocument } from '../../document/flow-document.ts';
import { stringValue } from '../../json/tree.ts';
import type { State } from '../../model/state.ts';
import { STATE_TYPE_DOCS } from '../../model/state-specs.ts';
import { printPath } from '../../path/print.ts';
import { VIA_WORDS } from '../../rules/gap-words.ts';
import { incomingOf } from '../incoming.ts';
import { bold, code, few, paragraphs, quoted } from './markdown.ts';

/** A state: where a run comes from and goes on to, what it reads and writes. */
export function aboutState(document: FlowDocument, index: number | undefined): string | undefined {
  const state = document.states[index ?? -1];
  if (!state || index === undefined) return undefined;
  const comment = stringValue(state.value('Comment'));
  return paragraphs(
    `${bold(state.name)} (${state.type ?? 'no type'})`,
    comment ?? (state.type ? STATE_TYPE_DOCS[state.type] : ''),
    providerOf(state),
    before(document, index),
    reachedFrom(document, index),
    after(state),
    reads(state),
    writes(state),
  );
}

function providerOf(state: State): string {
  const title = state.providers.find(stringValue(state.value('ActionUrl')) ?? '')?.title;
  return title === undefined ? '' : `Runs ${title}.`;
}

function before(document: FlowDocument, index: number): string {
  const from = (incomingOf(document)[index] ?? []).map(({ from, way }) => {
    const state = from === undefined ? undefined : document.states[from];
    return state ? quoted(state.name) + VIA_WORDS[state.transitions[way]?.via ?? 'Next'] : 'the start';
  });
  if (from.length === 0) return 'Nothing leads here.';
  const stray = document.graph.isReachable(index) ? '' : ' No run gets here all the same.';
  return `Comes after ${few(from)}.${stray}`;
}

/** Who can reach it in more than one step, itself included if it lies in a loop. */
function reachedFrom(document: FlowDocument, index: number): string {
  const incoming = incomingOf(document);
  const direct = new Set((incoming[index] ?? []).map(({ from }) => from));
  const seen = new Set<number>();
  // The list grows while it is gone through.
  const open = [index];
  for (const at of open)
    for (const { from } of incoming[at] ?? [])
      if (from !== undefined && !seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
  const others = [...seen].filter(from => from !== index && !direct.has(from)).sort((a, b) => a - b);
  const names = few(others.map(from => quoted(document.states[from]?.name)));
  return [names && `Can be reached from ${names} too.`, seen.has(index) ? 'It lies in a loop.' : '']
    .filter(Boolean)
    .join(' ');
}

function after({ transitions, type, ends }: State): string {
  if (type === 'Fail') return 'The run ends here, as failed.';
  const to = few(transitions.map(t => quoted(t.to) + VIA_WORDS[t.via]));
  return [to && `Goes on to ${to}.`, ends ? 'The run ends here.' : ''].filter(Boolean).join(' ');
}

function reads(state: State): string {
  const paths = few(state.reads.map(read => code(printPath(read.steps))));
  return paths && `Reads ${paths}.`;
}

function writes({ effect }: State): string {
  if (effect.kind !== 'result') return '';
  const { result, into, catchers } = effect;
  const sentences = [];
  if (into && into.length > 0) sentences.push(`Writes ${code(printPath(into))}.`);
  else if (into && result.kind !== 'payload') sentences.push('Its result replaces the whole payload.');
  const errors = few(catchers.flatMap(({ into }) => (into ? [code(printPath(into))] : [])));
  if (errors) sentences.push(`On an error writes ${errors}.`);
  return sentences.join(' ');
}
