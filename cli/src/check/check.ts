import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TextFile, ValidateOptions } from '../../../language/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { failure } from '../failure.ts';
import { addressOf, type Problem, readText, reason } from '../files.ts';
import { type Format, formatter } from '../formats/index.ts';
import { placeOf, printable } from '../formats/words.ts';
import { version } from '../version.ts';
import { checkText } from './check-text.ts';
import { Companions } from './companions.ts';
import { fixSource } from './fix-source.ts';
import { type Given, optionsBy } from './options.ts';
import { type CheckedFile, type CheckResult, summarise } from './result.ts';
import type { Source } from './source.ts';
import { readSources, STANDARD_INPUT } from './sources.ts';

export interface CheckCommand {
  format: Format;
  preset?: NonNullable<Given['preset']>;
  /** The file with the input schema of everything that is checked, instead of the one beside it. */
  schema?: string;
  /** More warnings than this are as bad as an error; without it there may be any number. */
  maxWarnings?: number;
  /** Make the safe fixes before anything is reported. */
  fix: boolean;
  /** The name that standard input is checked under. */
  stdinName: string;
}

/** `gflow check`: prints the findings and returns the exit status. */
export async function check(paths: readonly string[], command: CheckCommand): Promise<number> {
  const isJson = command.format === 'json';
  const schema = await givenSchema(command);
  if ('message' in schema) return failure(`${schema.path}: ${schema.message}`, isJson);
  if (command.fix && paths.includes(STANDARD_INPUT))
    return failure('standard input: --fix changes files. Name a file, or leave out --fix.', isJson);
  const companions = new Companions();
  const { sources, problems } = await readSources(paths, command.stdinName, companions);
  const fixed: Source[] = [];
  const given = { preset: command.preset, schema: schema.file };
  const optionsFor = optionsBy(given, companions, problems);
  for (const source of sources)
    fixed.push(command.fix ? await fix(source, await optionsFor(source), problems) : source);
  const files: CheckedFile[] = [];
  // What was fixed may be the companion of another.
  const optionsNow = command.fix ? optionsBy(given, new Companions(), problems) : optionsFor;
  for (const source of fixed) files.push(checkText(source, await optionsNow(source)));
  return report(files, once(problems), command);
}

async function givenSchema({ schema }: CheckCommand): Promise<{ file?: TextFile } | Problem> {
  if (schema === undefined) return {};
  try {
    return { file: { uri: addressOf(schema), text: readText(schema) } };
  } catch (error) {
    return { path: schema, message: reason(error) };
  }
}

/** Makes the safe fixes and says so. What could not be changed is a problem, and is checked as it is. */
async function fix(source: Source, options: ValidateOptions, problems: Problem[]): Promise<Source> {
  try {
    const { source: after, fixed } = await fixSource(source, options);
    for (const finding of fixed)
      console.error(
        printable(`${placeOf(source.path, finding.range)}: fixed: ${finding.fix?.title} [${finding.rule}]`),
      );
    return after;
  } catch (error) {
    problems.push({ path: source.path, message: reason(error) });
    return source;
  }
}

function report(files: CheckedFile[], problems: Problem[], { format, maxWarnings }: CheckCommand): number {
  const { errors, warnings } = summarise(files);
  const tooManyWarnings = maxWarnings !== undefined && warnings > maxWarnings;
  const result: CheckResult = { version, root: root(), files, problems, tooManyWarnings };
  process.stdout.write(formatter(format)(result));
  for (const { path, message } of problems) console.error(printable(`gflow: ${path}: ${message}`));
  if (tooManyWarnings)
    console.error(
      `gflow: ${warnings} ${warnings === 1 ? 'warning is' : 'warnings are'} more than the ${maxWarnings} that --max-warnings allows.`,
    );
  if (problems.length > 0) return EXIT.failed;
  return errors > 0 || tooManyWarnings ? EXIT.found : EXIT.ok;
}

/** The folder that reports are relative to: that of the repository on GitHub, else the one that gflow runs in. */
function root(): string {
  const here = folderAddress(process.cwd());
  const repository = folderAddress(process.env.GITHUB_WORKSPACE || '.');
  return here.startsWith(repository) ? repository : here;
}

function folderAddress(folder: string): string {
  return pathToFileURL(path.resolve(folder) + path.sep).href;
}

function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [`${problem.path}: ${problem.message}`, problem])).values()];
}
