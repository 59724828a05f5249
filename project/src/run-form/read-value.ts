import type { Json } from '../../../globus/src/index.ts';
import type { FormField } from '../../../language/src/index.ts';

/** What was typed for a field: a value, undefined to leave it out, or why it is none. */
export type Typed = { value: Json | undefined } | { problem: string };

/** Reads what was typed for a field. */
export function readTyped({ what, required }: FormField, text: string): Typed {
  const typed = text.trim();
  if (typed === '' && (!required || what.kind !== 'text')) return { value: undefined };
  switch (what.kind) {
    case 'text':
      return { value: text };
    case 'number':
    case 'integer':
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(typed)
        ? { value: Number(typed) }
        : { problem: 'This is no number.' };
    case 'texts':
      return {
        value: typed
          .split(',')
          .map(one => one.trim())
          .filter(one => one !== ''),
      };
    default:
      return readJsonValue(typed);
  }
}

function readJsonValue(text: string): Typed {
  try {
    const value: Json = JSON.parse(text);
    return { value };
  } catch (error) {
    return { problem: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
