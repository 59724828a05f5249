import type { JsonObject } from '../../runtime/src/index.ts';
import type { Tool, Workspace } from './tool.ts';

/** In characters: what is longer crowds out all else that an assistant has in mind. */
const LONGEST = 40_000;

/** What a tool answers, as it may be handed on. Throws an Error whose message is one line for the assistant. */
export async function answer(
  { run }: Pick<Tool, 'run'>,
  args: JsonObject,
  workspace: Workspace,
): Promise<string> {
  try {
    return bounded(await run(args, workspace));
  } catch (error) {
    throw new Error(bounded(oneLine(error instanceof Error ? error.message : String(error))));
  }
}

/** A text, or as many of its lines as an assistant can use, and that there are more. */
export function bounded(text: string): string {
  if (text.length <= LONGEST) return text;
  const end = text.lastIndexOf('\n', LONGEST);
  const part = text.slice(0, end > 0 ? end : LONGEST);
  return `${part}\n… ${text.length - part.length} more characters are left out here.`;
}

/** A sentence with names in it that somebody has chosen: no name can begin a line of its own. */
export function oneLine(text: string): string {
  return text.replace(BREAKS, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
