import * as l10n from '@vscode/l10n';
import { refusal } from '../../../project/src/index.ts';
import type { Perform } from '../debug/ask-answer.ts';

/** In the browser there is no computer on which a sandbox could run. */
export const noSandbox: Perform = async () => {
  throw refusal({
    operation: 'run an action in the sandbox',
    message: l10n.t('There is no sandbox in the browser.'),
    remedy: l10n.t('Debug in VS Code on the desktop, or with “unmocked” as “ask” or “example”.'),
  });
};
