import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProjectSettings, projectFilesOf, readProjectSettings } from '../../../language/src/index.ts';
import { type Problem, readTextIfThere, reason } from '../files.ts';

export interface Project {
  /** The address of the project file. */
  projectFile: string;
  settings: ProjectSettings;
}

/**
 * Finds the project file that holds for a document, each read once. One that cannot be read is a problem, and
 * says nothing.
 */
export function projectFinder(problems: Problem[]): (uri: string) => Project | undefined {
  const known = new Map<string, Project | undefined>();
  const read = (projectFile: string): Project | undefined => {
    const file = fileURLToPath(projectFile);
    try {
      const text = readTextIfThere(file);
      return text === undefined ? undefined : { projectFile, settings: readProjectSettings(text) };
    } catch (error) {
      problems.push({ path: path.relative('.', file), message: reason(error) });
      return { projectFile, settings: { suppressions: [] } };
    }
  };
  return uri => {
    for (const candidate of projectFilesOf(uri)) {
      if (!known.has(candidate)) known.set(candidate, read(candidate));
      const project = known.get(candidate);
      if (project) return project;
    }
    return undefined;
  };
}
