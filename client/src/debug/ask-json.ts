import * as l10n from '@vscode/l10n';
import { parseJson, readJson } from '../../../project/src/index.ts';
import type { Json } from '../../../runtime/src/index.ts';
import { ask } from '../ui.ts';

/** Asks for a value as JSON. Throws CancellationError when it is not given. */
export async function askJson(prompt: string, proposed: Json): Promise<Json> {
  const text = await ask({
    prompt,
    value: JSON.stringify(proposed),
    validateInput: typed => {
      const read = readJson(typed);
      return 'problem' in read
        ? l10n.t('This is not JSON: {problem}.', { problem: read.problem })
        : undefined;
    },
  });
  return parseJson(text, 'What was typed');
}
