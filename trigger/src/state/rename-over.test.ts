import { expect, test } from 'vitest';
import { renameOver } from './rename-over.ts';

/** A rename that the system refuses with these codes, one after the other. */
function refusing(...codes: string[]) {
  const calls: string[] = [];
  const move = async (from: string | Buffer | URL, to: string | Buffer | URL) => {
    calls.push(`${from} ${to}`);
    const code = codes.shift();
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  return { calls, move };
}

test('a file that somebody holds for a moment is waited for', async () => {
  const { calls, move } = refusing('EPERM', 'EBUSY', 'EACCES');
  await renameOver('a', 'b', [1, 1, 1], move);
  expect(calls).toEqual(Array(4).fill('a b'));
});

test('one that stays held, and any other trouble, is thrown', async () => {
  await expect(renameOver('a', 'b', [1], refusing('EPERM', 'EPERM').move)).rejects.toThrow('EPERM');
  const full = refusing('ENOSPC');
  await expect(renameOver('a', 'b', [1, 1], full.move)).rejects.toThrow('ENOSPC');
  expect(full.calls).toHaveLength(1);
});
