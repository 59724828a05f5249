import type { Edit } from 'jsonc-parser';
import type { Json, JsonObject } from '../../globus/src/index.ts';
import { fieldsOf, isJsonObject, readJson } from './read-json.ts';
import { setProperty } from './set-property.ts';

/** A trigger to be written into the project file. */
export interface NewTrigger {
  flow: string;
  watch: string;
  pattern: string;
  account?: string;
  input: JsonObject;
}

/**
 * The edit that writes a trigger into a project file, under its name or the first like it that is free, and that name. The
 * text must be one that `readProject` reads.
 */
export function recordTrigger(
  text: string,
  wanted: string,
  trigger: NewTrigger,
): { name: string; edit: Edit } {
  const read = readJson(text);
  const taken = 'value' in read && isJsonObject(read.value) ? fieldsOf(read.value.triggers) : {};
  let name = wanted;
  for (let number = 2; Object.hasOwn(taken, name); number++) name = `${wanted}-${number}`;
  return { name, edit: setProperty(text, ['triggers', name], { ...trigger }) };
}

/**
 * A run input as the template of a trigger: what looks like the path that is read from is the path of the file. Whoever
 * writes the trigger looks it over.
 */
export function asTemplate(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, filledIn(key, value)]));
}

function filledIn(key: string, value: Json): Json {
  if (isJsonObject(value)) return WRITTEN_TO.test(key) ? value : asTemplate(value);
  return typeof value === 'string' && READ_FROM.test(key) && !WRITTEN_TO.test(key) ? '${path}' : value;
}

const READ_FROM = /(path|file)$/i;
const WRITTEN_TO = /dest|target|output|result/i;
