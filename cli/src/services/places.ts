import type { Problem } from '../../../globus/src/index.ts';
import { LineIndex } from '../../../language/src/index.ts';
import { type FlowTexts, locate, type NamedText, placeOf, stepsOf } from '../../../project/src/index.ts';
import { placeOf as placeWords } from '../formats/words.ts';
import { say } from './terminal.ts';

/** Tells the places in the files of a flow at which the service has found something. */
export function sayPlaces({ detail = [] }: Problem, { definition, inputSchema }: FlowTexts): void {
  for (const { path, message } of detail) {
    const place = placeOf(path, message);
    const file = place.part === 'definition' ? definition : inputSchema;
    if (file) sayPlace(file, place.path, message);
  }
}

/** Tells the places in a run input that do not fit the input schema of its flow. */
export function sayInputPlaces({ detail = [] }: Problem, input: NamedText): void {
  for (const { path, message } of detail) sayPlace(input, stepsOf(path), message);
}

function sayPlace({ name, text }: NamedText, path: Parameters<typeof locate>[1], message: string): void {
  say(`${placeWords(name, new LineIndex(text).range(locate(text, path)))}: error: ${message}`);
}
