import path from 'node:path';
import { PROJECT_FILE } from '../../../../language/src/index.ts';
import { parseJsonObject, refusal } from '../../../../project/src/index.ts';
import { projectTriggers, readTrigger, type Trigger } from '../../../../trigger/src/index.ts';
import { readNamed } from '../flow-files.ts';
import { projectFolderOf } from '../project-folder.ts';

/** A trigger as the command line says it. */
export interface TriggerOptions {
  flow?: string;
  watch?: string;
  pattern?: string;
  settle?: string;
  /** A file with the template. */
  input?: string;
  collectionPath?: string;
  name?: string;
}

/** The trigger that the options say; else those of the project file, all or by their names. */
export async function triggersMeant(names: readonly string[], options: TriggerOptions): Promise<Trigger[]> {
  const { name, input, watch, ...fields } = options;
  if (watch === undefined && fields.flow === undefined) return ofProject(names);
  const template = input === undefined ? {} : { input: parseJsonObject(await readNamed(input), input) };
  const all = { ...fields, ...template, ...(watch !== undefined && { watch }) };
  return [readTrigger(name ?? nameLike(watch ?? '.'), all, process.cwd())];
}

/** The name of a folder, as far as it is one for a trigger. */
function nameLike(folder: string): string {
  const name = path.basename(path.resolve(folder)).replace(/[^\p{L}\p{N}._ -]/gu, '-');
  return name.replace(/^[^\p{L}\p{N}]+/u, '').slice(0, 64) || 'trigger';
}

async function ofProject(names: readonly string[]): Promise<Trigger[]> {
  const { folder, text } = await projectFolderOf(PROJECT_FILE);
  const triggers = projectTriggers(text, PROJECT_FILE, folder);
  const operation = 'find the triggers';
  if (triggers.length === 0)
    throw refusal({
      operation,
      message: `No ${PROJECT_FILE} here or above says which triggers there are.`,
      remedy: 'Say it with --flow, --watch and --pattern, or under “triggers” in that file.',
    });
  const unknown = names.find(name => !triggers.some(trigger => trigger.name === name));
  if (unknown !== undefined)
    throw refusal({
      operation,
      message: `There is no trigger “${unknown}” in ${PROJECT_FILE}.`,
      remedy: `There are: ${triggers.map(({ name }) => name).join(', ')}.`,
    });
  return names.length === 0 ? triggers : triggers.filter(({ name }) => names.includes(name));
}
