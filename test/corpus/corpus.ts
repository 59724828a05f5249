import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Diagnostic,
  LineIndex,
  parseJson,
  pointerAt,
  toJsonPointer,
  validate,
} from '../../language/src/index.ts';

/** Real flows from public repositories, beside the checkout. They are not ours, so they are not in it. */
const folder = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

/** The corpus is there. */
export const here = existsSync(folder);
if (!here) console.warn('corpus: skipped, there is no ../shared/corpus beside this checkout');

/** A file of the corpus; undefined if it is not there. */
export function textOf(file: string): string | undefined {
  return existsSync(folder + file) ? readFileSync(folder + file, 'utf8') : undefined;
}

/** The names of the files in a folder of the corpus. */
export const filesIn = (subfolder: string): string[] => (here ? readdirSync(folder + subfolder) : []);

/** The flows, by the name of their folder. */
export const slugs: readonly string[] = filesIn('').filter(
  name => !name.startsWith('_') && existsSync(`${folder}${name}/definition.json`),
);

/** A finding and the pointer of the value that it stands on. */
export interface Pointed {
  pointer: string;
  diagnostic: Diagnostic;
}

/** Everything that is found in a definition of the corpus, the input schema beside it at hand, or in that schema. */
export function findings(slug: string, file: 'definition' | 'schema' = 'definition'): Pointed[] {
  const beside = (name: string) => {
    const text = textOf(`${slug}/${name}.json`);
    return text === undefined ? undefined : { uri: `file:///${slug}/${name}.json`, text };
  };
  const [definition, inputSchema] = [beside('definition'), beside('schema')];
  const one = file === 'definition' ? definition : inputSchema;
  if (!one) return [];
  const { root } = parseJson(one.text);
  const lines = new LineIndex(one.text);
  return validate(one.text, one.uri, {
    kind: file === 'definition' ? 'flow-definition' : 'input-schema',
    ...(file === 'definition' && inputSchema && { inputSchema }),
    ...(file === 'schema' && definition && { definitions: [definition] }),
  }).map(diagnostic => {
    const { start, end } = diagnostic.range;
    const offset = lines.offset(start);
    const span = { offset, length: lines.offset(end) - offset };
    return { pointer: toJsonPointer(pointerAt(root, span)), diagnostic };
  });
}
