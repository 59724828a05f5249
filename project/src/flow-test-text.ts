import { applyEdits, modify } from 'jsonc-parser';
import type { JsonObject } from '../../globus/src/index.ts';

/**
 * The text of a flow test with one more case at its end. Without a text it is a new one, for the definition and the input
 * schema beside it, by their names.
 */
export function withCase(
  text: string | undefined,
  flow: string,
  inputSchema: string | undefined,
  made: JsonObject,
): string {
  if (text === undefined) {
    const test = { flowtest: 1, flow, ...(inputSchema !== undefined && { inputSchema }), cases: [made] };
    return `${JSON.stringify(test, undefined, 2)}\n`;
  }
  const added = modify(text, ['cases', -1], made, {
    isArrayInsertion: true,
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  });
  return applyEdits(text, added);
}
