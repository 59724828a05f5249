import type { MessageStrategy } from 'vscode-languageserver';

/**
 * Lets messages through up to and with `initialize`; at the first one after it starts `load`, and keeps that
 * one and those behind it, in their order, until all is loaded.
 */
export function afterInitialize(load: () => Promise<void>): MessageStrategy {
  let state: 'before' | 'initialized' | 'loading' | 'loaded' = 'before';
  const waiting: (() => void)[] = [];
  return {
    handleMessage(message, next) {
      if (state === 'before' && 'method' in message && message.method === 'initialize') {
        state = 'initialized';
        next(message);
        return;
      }
      if (state === 'before' || state === 'loaded') {
        next(message);
        return;
      }
      waiting.push(() => next(message));
      if (state === 'loading') return;
      state = 'loading';
      void load().then(() => {
        state = 'loaded';
        for (const pass of waiting) pass();
      });
    },
  };
}
