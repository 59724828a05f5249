import { SCHEMA_NAMES } from '../../language/src/index.ts';

/** "copy.flow.json" → "copy". */
export function baseName(file: string): string {
  return file.replace(/(\.flow|\.schema|\.input)?\.jsonc?$/i, '');
}

/** The input schema among the files beside a definition, by name. */
export function schemaBeside(definition: string, files: readonly string[]): string | undefined {
  return [`${baseName(definition)}.schema.json`, ...SCHEMA_NAMES].find(name => files.includes(name));
}

/** The files beside a definition that can be its run input: its namesakes first. */
export function inputsBeside(definition: string, files: readonly string[]): string[] {
  const base = baseName(definition);
  const rank = (file: string) => (baseName(file) === base ? 0 : file === 'input.json' ? 1 : 2);
  return files
    .filter(file => file === 'input.json' || file.endsWith('.input.json'))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** The definition that a run input beside it is for: its namesake, or the only definition there is. */
export function definitionBeside(input: string, files: readonly string[]): string | undefined {
  const base = baseName(input);
  const definitions = files.filter(file => file.endsWith('.flow.json') || file === 'definition.json');
  return (
    definitions.find(file => baseName(file) === base) ??
    (definitions.length === 1 ? definitions[0] : undefined)
  );
}
