import { expect, test } from 'vitest';
import { findProvider, inputSkeleton } from '../../language/src/index.ts';
import { DebugClient } from '../../runtime/src/debug/testing/debug-client.ts';
import { ended, local } from '../../runtime/src/debug/testing/debuggee.ts';
import type { Json, Mocks } from '../../runtime/src/index.ts';
import { slugs, textOf } from './corpus.ts';

/** Every action ends as its provider documents it. */
const documented = (): Mocks => (effect, now) =>
  effect.type === 'run-action'
    ? [ended(effect, now, detailsOf(findProvider(effect.url)?.outputExample))]
    : undefined;

function detailsOf(example: unknown): Json {
  return JSON.parse(JSON.stringify(Object(example).details ?? {}));
}

const MOST = 60;

test.skipIf(slugs.length === 0)('real flows: each step stands in the text of its state', async () => {
  let steps = 0;
  for (const slug of slugs) {
    const text = textOf(`${slug}/definition.json`) ?? '';
    const schema: Json = JSON.parse(textOf(`${slug}/schema.json`) ?? '{}');
    const lines = text.split('\n');
    const input: Json = JSON.parse(JSON.stringify(inputSkeleton(schema)));
    const debuggee = local(text, input, { mocks: documented, stopOnEntry: true });
    const client = new DebugClient(async () => debuggee);
    let stop = await client.launch({ filters: ['caught', 'uncaught'] });
    for (let i = 0; i < MOST && stop !== 'terminated'; i++) {
      const { stackFrames } = await client.request('stackTrace', { threadId: 1, levels: 1 });
      const [{ name, line, id }] = stackFrames;
      const visit = debuggee.timeline.visits[id - 1];
      if (name === visit?.state) expect(lines[line - 1], `${slug}: ${name}`).toContain(JSON.stringify(name));
      else expect(name.startsWith(visit?.state), `${slug}: ${name}`).toBe(true);
      expect(await client.evaluate('$')).toBeDefined();
      stop = await client.go('stepIn');
      steps++;
    }
    await client.request('disconnect');
  }
  expect(steps).toBeGreaterThan(3 * slugs.length);
});
