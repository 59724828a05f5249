import type { FlowUpdate, Json } from '../../../globus/src/index.ts';
import { parseJson } from '../../../project/src/index.ts';
import { Repository } from '../git.ts';
import type { FlowFiles } from './flow-files.ts';
import { pathIn } from './project-folder.ts';

/**
 * The parts of a flow as its files were in a commit; undefined where its definition was not there yet. Throws an Error
 * whose message is for the user.
 */
export async function flowAt(
  revision: string,
  { folder, definition, schema }: Pick<FlowFiles, 'folder' | 'definition' | 'schema'>,
): Promise<FlowUpdate | undefined> {
  const repository = await Repository.around(folder);
  const commit = await repository.commit(revision);
  const read = async (file: string): Promise<Json | undefined> => {
    const path = pathIn(repository.root, file);
    const text = path && (await repository.text(commit, path).catch(() => undefined));
    return text === undefined ? undefined : parseJson(text, `${revision}:${path}`);
  };
  const before = await read(definition);
  if (before === undefined) return undefined;
  return { definition: before, input_schema: (schema && (await read(schema))) ?? {} };
}
