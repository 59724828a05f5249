import { isJsonObject, parseJsonObject } from '../../../project/src/index.ts';
import { readTrigger, type Trigger } from './trigger.ts';

/** The triggers of a project file that lies in a folder, in its order. Throws a refusal for one that cannot be used. */
export function projectTriggers(text: string, name: string, folder: string): Trigger[] {
  const { triggers } = text.trim() === '' ? {} : parseJsonObject(text, name);
  if (!isJsonObject(triggers)) return [];
  return Object.entries(triggers).map(([trigger, fields]) =>
    readTrigger(trigger, isJsonObject(fields) ? fields : {}, folder),
  );
}
