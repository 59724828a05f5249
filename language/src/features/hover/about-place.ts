import type { FlowDocument } from '../../document/flow-document.ts';
import { findProvider } from '../../providers/catalogue.ts';
import { list } from '../../rules/field-words.ts';
import { routeWords, VIA_WORDS } from '../../rules/gap-words.ts';
import { typeWords } from '../../shape/describe.ts';
import { example } from '../../shape/example.ts';
import { inputShape } from '../../shape/from-schema.ts';
import { type Found, lookup } from '../../shape/lookup.ts';
import { Presence, type Shape, type Step, Types } from '../../shape/shape.ts';
import { type Writer, writersOf } from '../writers.ts';
import { code, paragraphs, quoted } from './markdown.ts';

/** A value: what it can be, and what one looks like. */
export function aboutShape(title: string, shape: Shape): string {
  return paragraphs(`${code(title)}: ${typeWords(shape)}`, shape.description ?? '', exampleOf(shape));
}

/** A place of the payload as a run finds it when it comes to a state. */
export function aboutPlace(
  document: FlowDocument,
  index: number,
  title: string,
  { steps, found }: { steps: readonly Step[]; found: Found },
): string {
  return paragraphs(
    aboutShape(title, found.shape),
    sourceWords(document, index, steps),
    presenceWords(document, index, steps, found),
  );
}

/** More lines or characters than these are no small example. */
const MOST_LINES = 12;
const MOST_LENGTH = 600;

function exampleOf(shape: Shape): string {
  if (shape.types === Types.all && !shape.object) return '';
  const text = JSON.stringify(example(shape), undefined, 2);
  const lines = text.split('\n');
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'].join('\n') : text;
  return shown.length > MOST_LENGTH || shown === 'null'
    ? ''
    : paragraphs('For example', `\`\`\`json\n${shown}\n\`\`\``);
}

const MOST_SOURCES = 6;

/** Who may have written it. */
function sourceWords(document: FlowDocument, index: number, steps: readonly Step[]): string {
  if (steps.length === 0) return '';
  if (steps[0] === '_context') return 'What Flows knows of the run.';
  const { states, input } = writersOf(document, index, steps);
  const sources = states.map(writer => writerWords(document, writer));
  if (input && mayBeInput(document, steps))
    sources.push(
      document.knowledge.inputSchema === undefined ? 'the run input' : 'the run input, by its schema',
    );
  const shown = [...new Set(sources)];
  if (shown.length === 0) return '';
  const words = shown.length > MOST_SOURCES ? [...shown.slice(0, MOST_SOURCES), 'others'] : shown;
  return `From ${list(words, 'or')}.`;
}

function writerWords({ states }: FlowDocument, { index, way }: Writer): string {
  const state = states[index];
  const name = quoted(state?.name) + VIA_WORDS[state?.transitions[way]?.via ?? 'Next'];
  const result = state?.effect.kind === 'result' ? state.effect.result : undefined;
  const url = result?.kind === 'action' && state?.transitions[way]?.via !== 'Catch' ? result.url : undefined;
  const title = url === undefined ? undefined : findProvider(url)?.title;
  return title === undefined ? name : `${name}, the result of ${title}`;
}

function mayBeInput({ knowledge }: FlowDocument, steps: readonly Step[]): boolean {
  const { presence } = lookup(inputShape(knowledge.inputSchema), steps);
  return (presence & (Presence.Present | Presence.Unknown | Presence.Optional)) !== 0;
}

const POSSIBLE = Presence.Present | Presence.Unknown | Presence.Optional;

/** Whether it is there. */
function presenceWords(
  document: FlowDocument,
  index: number,
  steps: readonly Step[],
  { presence, missingAt }: Found,
): string {
  if (presence === Presence.Present) return 'It is there on every route.';
  if (!(presence & POSSIBLE))
    return presence & Presence.Undeclared
      ? 'The input schema does not declare it, and no state writes it.'
      : 'It is never there: no state on the way here writes it.';
  if (presence & (Presence.Absent | Presence.Undeclared)) {
    const witness = document.facts.payload.witness(index, steps.slice(0, missingAt + 1), false);
    if (witness) return `It is missing on some routes: ${routeWords(document, { witness, index })}.`;
  }
  if (presence & Presence.Optional) return 'It may be missing: the input schema lets it be left out.';
  return 'Whether it is there is not known.';
}
