import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type RuleSettings,
  ruleOptions,
  type TextFile,
  type ValidateOptions,
} from '../../../language/src/index.ts';
import type { Problem } from '../files.ts';
import type { Companions } from './companions.ts';
import { projectFinder } from './project-settings.ts';
import type { Source } from './source.ts';

/** What the command line says about how texts are checked. */
export interface Given {
  /** The preset of rules, whatever the project file says. */
  preset?: NonNullable<RuleSettings['preset']> | undefined;
  /** The input schema of everything that is checked, instead of the one beside it. */
  schema?: TextFile | undefined;
}

/** What a text is checked with: the one place where the knowledge about it comes together. */
export function optionsBy(
  { preset, schema }: Given,
  companions: Companions,
  problems: Problem[],
): (source: Source) => Promise<ValidateOptions> {
  const projectOf = projectFinder(problems);
  return async source => {
    const settings = ruleOptions(source.uri, preset ? { preset } : {}, projectOf(source.uri));
    const files = await companions.of(source, schema, problems);
    return { ...settings, ...files, kind: source.kind, rulePages: RULE_PAGES };
  };
}

// The pages lie beside the bundle, in the repository and in the packaged extension alike.
const RULE_PAGES = `${pathToFileURL(path.join(__dirname, '..', 'docs', 'rules')).href}/`;
