import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { renameOver } from '../../trigger/src/index.ts';
import { codeOf } from './files.ts';

/**
 * Gives a file another text, as UTF-8: all of it or nothing, whatever interrupts. Its mode, its owner where
 * that is permitted, and symbolic links to it stay. Throws an Error whose message is for the user.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const real = await realpath(file);
  await access(real, constants.W_OK).catch((error: unknown) => {
    if (codeOf(error) === 'EROFS') throw error;
    throw new Error('You are not permitted to change it.');
  });
  const { mode, uid, gid } = await stat(real);
  const draft = path.join(path.dirname(real), `.${path.basename(real)}.${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.chown(uid, gid).catch(() => undefined);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(draft, real);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
