import { parseJson } from './json/parse.ts';
import { plainValue } from './json/value.ts';
import { isRecord } from './schema/json-value.ts';
import { mergeRuleSettings, type RuleSettings, readRuleSettings } from './severity.ts';
import type { FileSuppression } from './suppression/in-project.ts';

/** What a project file says about rules. */
export interface ProjectSettings extends RuleSettings {
  suppressions: readonly ProjectSuppression[];
}

export interface ProjectSuppression extends FileSuppression {
  /** The path of the file, relative to the project file, with forward slashes. */
  file: string;
}

/** Reads the text of a project file; comments are allowed in it. What is not understood is left out. */
export function readProjectSettings(text: string): ProjectSettings {
  const { root } = parseJson(text);
  const value = root && plainValue(root);
  const list = isRecord(value) && Array.isArray(value.suppressions) ? value.suppressions : [];
  return { ...readRuleSettings(value), suppressions: list.flatMap(entry => readSuppression(entry) ?? []) };
}

/**
 * What a document is checked with. `settings` are those of the person who looks at it: they win over the project's.
 * `projectFile` is where the project was read from.
 */
export function ruleOptions(
  uri: string,
  settings: RuleSettings,
  project?: { projectFile: string; settings: ProjectSettings },
): RuleSettings & { suppressions: readonly FileSuppression[] } {
  if (!project) return { ...settings, suppressions: [] };
  const { suppressions, ...shared } = project.settings;
  const path = pathFrom(project.projectFile, uri);
  return {
    ...mergeRuleSettings(settings, shared),
    suppressions: suppressions.filter(({ file }) => file === path),
  };
}

/** The path of a document relative to the folder that the project file is in. */
function pathFrom(projectFile: string, uri: string): string | undefined {
  const folder = projectFile.slice(0, projectFile.lastIndexOf('/') + 1);
  if (!uri.startsWith(folder)) return undefined;
  try {
    return decodeURIComponent(uri.slice(folder.length));
  } catch {
    return uri.slice(folder.length);
  }
}

function readSuppression(entry: unknown): ProjectSuppression | undefined {
  if (!isRecord(entry)) return undefined;
  const { rule, file, state, reason } = entry;
  if (typeof rule !== 'string' || typeof file !== 'string' || typeof reason !== 'string') return undefined;
  if (reason.trim() === '' || (state !== undefined && typeof state !== 'string')) return undefined;
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  return { rule, file: path, reason, ...(state !== undefined && { state }) };
}
