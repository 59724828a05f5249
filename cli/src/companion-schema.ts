import { access } from 'node:fs/promises';
import path from 'node:path';
import { SCHEMA_NAMES } from '../../language/src/index.ts';
import { readText } from './files.ts';

/** The text of the input schema that lies beside a definition; undefined where there is none. */
export async function companionSchema(definition: string): Promise<string | undefined> {
  const folder = path.dirname(definition);
  const name = path.basename(definition).replace(/(\.flow)?\.json$/i, '');
  for (const candidate of [`${name}.schema.json`, ...SCHEMA_NAMES]) {
    const file = path.join(folder, candidate);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return readText(file);
  }
  return undefined;
}
