import path from 'node:path';
import { applyEdits } from 'jsonc-parser';
import type { Environment } from '../../../globus/src/index.ts';
import { PROJECT_FILE } from '../../../language/src/index.ts';
import { recordDeployment, refusal } from '../../../project/src/index.ts';
import { readTextIfThere, writeReason } from '../files.ts';
import { replaceFile } from '../replace-file.ts';
import { writeNew } from '../write-new.ts';
import type { FlowFiles } from './flow-files.ts';
import { pathIn, projectFileIn } from './project-folder.ts';

/** Writes down in the project file under which id a flow is deployed; true where that was not there already. */
export async function recordId(
  { folder, path: definition, schema, title }: FlowFiles,
  environment: Environment['id'],
  flowId: string,
): Promise<boolean> {
  const file = projectFileIn(folder);
  const inputSchema = schema === undefined ? undefined : pathIn(folder, schema);
  const deployment = { definition, title, environment, flowId, ...(inputSchema && { inputSchema }) };
  try {
    const text = readTextIfThere(file);
    const edits = recordDeployment(text ?? '{}\n', deployment);
    if (edits.length === 0) return false;
    const changed = applyEdits(text ?? '{}\n', edits);
    if (text === undefined) await writeNew(file, changed);
    else await replaceFile(file, changed);
    return true;
  } catch (error) {
    throw refusal({
      operation: `write ${PROJECT_FILE}`,
      message: `The flow is deployed with the id ${flowId}, but ${path.relative('.', file)} could not be written: ${writeReason(error)}`,
      remedy:
        'Write the id there, so that the next deployment updates this flow instead of creating another.',
    });
  }
}
