import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { companionCandidates } from '../../../language/src/index.ts';
import { type Problem, readTextIfThere, reason } from '../files.ts';
import type { Source } from './sources.ts';

/**
 * The text of the input schema that lies beside a definition or a run input; undefined where there is none.
 * One that cannot be read is a problem: what it belongs to is checked without it.
 */
export async function inputSchemaOf(source: Source, problems: Problem[]): Promise<string | undefined> {
  for (const candidate of companionCandidates(source.uri)) {
    const file = fileURLToPath(candidate);
    try {
      const text = await readTextIfThere(file);
      if (text !== undefined) return text;
    } catch (error) {
      const beside = path.join(path.dirname(source.path), path.basename(file));
      problems.push({ path: beside, message: reason(error) });
      return undefined;
    }
  }
  return undefined;
}
