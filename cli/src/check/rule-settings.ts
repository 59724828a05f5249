import path from 'node:path';
import { PROJECT_FILE, type RuleSettings, readRuleSettings } from '../../../language/src/index.ts';
import { type Problem, readTextIfThere, reason } from '../files.ts';

/**
 * Finds what the nearest project file, beside a file or in a folder above it, says about the rules. One that
 * cannot be read is a problem, and says nothing. Each is read once.
 */
export function projectRuleSettings(problems: Problem[]): (file: string) => Promise<RuleSettings> {
  const known = new Map<string, Promise<RuleSettings>>();
  const ofFolder = (folder: string): Promise<RuleSettings> => {
    const settings = known.get(folder) ?? find(folder);
    known.set(folder, settings);
    return settings;
  };
  const find = async (folder: string): Promise<RuleSettings> => {
    const file = path.join(folder, PROJECT_FILE);
    const above = path.dirname(folder);
    try {
      const text = await readTextIfThere(file);
      if (text !== undefined) return readRuleSettings(parse(text));
    } catch (error) {
      problems.push({ path: path.relative('.', file), message: reason(error) });
      return {};
    }
    return above === folder ? {} : ofFolder(above);
  };
  return file => ofFolder(path.dirname(path.resolve(file)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Error('It is not strict JSON, so that what it says about rules does not hold.');
  }
}
