import { refusal } from '../../../project/src/index.ts';
import type { Perform } from '../debug/ask-answer.ts';

/** In the browser there is no computer on which a sandbox could run. */
export const noSandbox: Perform = async () => {
  throw refusal({
    operation: 'run an action in the sandbox',
    message: 'There is no sandbox in the browser.',
    remedy: 'Debug in VS Code on the desktop, or with “unmocked” as “ask” or “example”.',
  });
};
