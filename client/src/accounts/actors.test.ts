import { expect, test } from 'vitest';
import { production, type Session, sandboxAt } from '../../../globus/src/index.ts';
import { Actors } from './actors.ts';

const sandbox = sandboxAt('http://127.0.0.1:1');
const ada = session('ada');
const ben = session('ben');
const robot = session('robot');
const flow = { flowId: 'f' };

test('who did this to the flow last is first, then who acts, then the others', async () => {
  const actors = among([ada, ben, robot], { active: ben });
  expect(await names(actors, 'author')).toEqual(['ben', 'ada', 'robot']);
  await actors.remember(robot, 'author', flow);
  expect(await names(actors, 'author')).toEqual(['robot', 'ben', 'ada']);
});

test('who runs a flow, another flow, and the same flow elsewhere are remembered apart', async () => {
  const actors = among([ada, ben], { active: ada });
  await actors.remember(ben, 'author', flow);
  expect(await names(actors, 'runner')).toEqual(['ada', 'ben']);
  expect((await actors.candidates(sandbox, 'author', { flowId: 'g' }))[0]).toBe(ada);
  expect((await actors.candidates(production, 'author', flow))[0]).toBe(ada);
});

test('who has signed out is not there any more', async () => {
  const signedIn = [ada, ben];
  const actors = among(signedIn, { active: ada });
  await actors.remember(ben, 'author', flow);
  signedIn.pop();
  expect(await names(actors, 'author')).toEqual(['ada']);
});

function session(id: string): Session {
  return {
    environment: sandbox,
    identity: { id, urn: `urn:${id}`, username: `${id}@x`, name: id, kind: 'person' },
    token: async () => 't',
  };
}

function among(sessions: readonly Session[], { active }: { active: Session }): Actors {
  const kept = new Map<string, unknown>();
  return new Actors(
    { list: async () => [...sessions], active: async () => active },
    {
      get: (key: string) => kept.get(key),
      update: async (key: string, value: unknown) => void kept.set(key, value),
    },
  );
}

async function names(actors: Actors, part: 'author' | 'runner'): Promise<string[]> {
  return (await actors.candidates(sandbox, part, flow)).map(({ identity }) => identity.id);
}
