import { expect, test } from 'vitest';
import { afterInitialize } from './after-initialize.ts';

test('messages wait for what is loaded after initialize, and keep their order', async () => {
  const seen: string[] = [];
  let loads = 0;
  let finish = () => {};
  const strategy = afterInitialize(() => {
    loads++;
    return new Promise(resolve => {
      finish = resolve;
    });
  });
  const send = (method: string) => {
    const message = { jsonrpc: '2.0', method };
    strategy.handleMessage(message, () => void seen.push(method));
  };
  for (const method of ['early', 'initialize']) send(method);
  expect(seen).toEqual(['early', 'initialize']);
  expect(loads).toBe(0);
  for (const method of ['initialized', 'open']) send(method);
  expect(seen).toHaveLength(2);
  finish();
  await Promise.resolve();
  send('change');
  expect(seen).toEqual(['early', 'initialize', 'initialized', 'open', 'change']);
  expect(loads).toBe(1);
});
