import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Workspace } from '../../../assistant/src/index.ts';
import { Companions } from '../check/companions.ts';
import { addressOf, readText, reason } from '../files.ts';
import { isWithin } from '../is-within.ts';

/**
 * The files of a folder. What lies outside is not read, whatever links lead there. Throws where there is no such folder.
 */
export async function workspaceIn(folder: string): Promise<Workspace> {
  if (!(await stat(folder)).isDirectory()) throw new Error('It is no folder. Name the folder of your flows.');
  return {
    async read(name) {
      const file = path.resolve(folder, name);
      try {
        const [real, root] = await Promise.all([realpath(file), realpath(folder)]);
        if (!isWithin(root, real))
          throw new Error('It lies outside the folder that gflow mcp was started in.');
        return { uri: addressOf(file), text: readText(file) };
      } catch (error) {
        throw new Error(`${name}: ${reason(error)}`, { cause: error });
      }
    },
    async inputSchemaOf({ uri }) {
      return new Companions().inputSchema({ uri, path: uri }, []);
    },
  };
}
