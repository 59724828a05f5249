import type { FlowUpdate } from '../../../globus/src/index.ts';
import { parseJson } from '../../../project/src/index.ts';
import { Repository } from '../git.ts';
import type { FlowFiles } from './flow-files.ts';
import { pathIn } from './project-folder.ts';

/** The parts of a flow as its files were in a commit. Throws an Error whose message is for the user. */
export async function flowAt(
  revision: string,
  { folder, definition, schema }: Pick<FlowFiles, 'folder' | 'definition' | 'schema'>,
): Promise<FlowUpdate> {
  const repository = await Repository.around(folder);
  const commit = await repository.commit(revision);
  const read = async (file: string) => {
    const path = pathIn(repository.root, file) ?? file;
    return parseJson(await repository.text(commit, path), `${revision}:${path}`);
  };
  return {
    definition: await read(definition),
    input_schema: schema === undefined ? {} : await read(schema),
  };
}
