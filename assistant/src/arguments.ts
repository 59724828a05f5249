import type { JsonObject } from '../../runtime/src/index.ts';

/** A text among the arguments of a tool; undefined where it is not given. */
export function textIn(args: JsonObject, name: string): string | undefined {
  const { [name]: value } = args;
  return typeof value === 'string' ? value : undefined;
}

/** The same for one that has to be given. */
export function requiredText(args: JsonObject, name: string): string {
  const text = textIn(args, name);
  if (text === undefined) throw new Error(`The argument “${name}” is missing: it is a text.`);
  return text;
}
