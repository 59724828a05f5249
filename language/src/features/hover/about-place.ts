import type { FlowDocument } from '../../document/flow-document.ts';
import { CONTEXT_KEY } from '../../payload/touch.ts';
import { list } from '../../rules/field-words.ts';
import { routeWords, VIA_WORDS } from '../../rules/gap-words.ts';
import { sketch, typeWords } from '../../shape/describe.ts';
import { example } from '../../shape/example.ts';
import { inputShape } from '../../shape/from-schema.ts';
import { type Found, lookup } from '../../shape/lookup.ts';
import { mayBeThere, Presence, type Shape, type Step } from '../../shape/shape.ts';
import { type Writer, type Writers, writersOf } from '../writers.ts';
import { code, paragraphs, quoted } from './markdown.ts';

/** A value: what it can be, its outline, and what one looks like if that is short. */
export function aboutShape(title: string, shape: Shape): string {
  const holds = shape.object !== undefined || shape.items !== undefined;
  return paragraphs(
    `${code(title)}: ${typeWords(shape)}`,
    shape.description ?? '',
    holds ? code(outline(shape)) : '',
    exampleOf(shape, holds),
  );
}

/** A place of the payload as a run finds it when it comes to a state. */
export function aboutPlace(
  document: FlowDocument,
  index: number,
  title: string,
  { steps, found }: { steps: readonly Step[]; found: Found },
): string {
  if (steps.length === 0) return aboutShape(title, found.shape);
  const writers = writersOf(document, index, steps);
  if (!mayBeThere(found.presence)) return paragraphs(code(title), absenceWords(found));
  return paragraphs(
    aboutShape(title, found.shape),
    steps[0] === CONTEXT_KEY ? 'What Flows knows of the run.' : sourceWords(document, steps, writers),
    presenceWords(document, index, { steps, found, writers }),
  );
}

/** A longer outline leaves out what is deeper inside. */
const LONG_OUTLINE = 240;

function outline(shape: Shape): string {
  const text = sketch(shape);
  return text.length > LONG_OUTLINE ? sketch(shape, 1) : text;
}

/** More lines than these are no small example. */
const MOST_LINES = 8;

function exampleOf(shape: Shape, holds: boolean): string {
  // Of a plain text or number there is nothing to show.
  if (!holds && shape.format === undefined) return '';
  const text = JSON.stringify(example(shape), undefined, 2);
  return text.split('\n').length > MOST_LINES ? '' : paragraphs('For example', `\`\`\`json\n${text}\n\`\`\``);
}

const MOST_SOURCES = 6;

/** Who may have written it. */
function sourceWords(document: FlowDocument, steps: readonly Step[], { states, input }: Writers): string {
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
  const title = url === undefined ? undefined : state?.providers.find(url)?.title;
  return title === undefined ? name : `${name}, the result of ${title}`;
}

function mayBeInput({ knowledge }: FlowDocument, steps: readonly Step[]): boolean {
  const { presence } = lookup(inputShape(knowledge.inputSchema), steps);
  return mayBeThere(presence);
}

function absenceWords({ presence }: Found): string {
  return presence & Presence.Undeclared
    ? 'The input schema does not declare it, and no state on the way here writes it.'
    : 'It is never there: no state on the way here writes it.';
}

/** Whether it is there. */
function presenceWords(
  document: FlowDocument,
  index: number,
  { steps, found, writers }: { steps: readonly Step[]; found: Found; writers: Writers },
): string {
  const { presence, missingAt } = found;
  if (presence === Presence.Present) return 'It is there on every route.';
  if (presence & (Presence.Absent | Presence.Undeclared)) {
    const witness = document.facts.payload.witness(index, steps.slice(0, missingAt + 1), false);
    if (witness) return `It is missing on some routes: ${routeWords(document, { witness, index })}.`;
  }
  if (presence & Presence.Optional)
    return `It may be missing: ${writers.states.length === 0 ? 'the input schema lets it be left out' : 'not every result has it'}.`;
  return 'Whether it is there is not known.';
}
