import { EXIT } from '../exit-codes.ts';
import { failure } from '../failure.ts';
import { reason, writeReason } from '../files.ts';
import { printable } from '../formats/words.ts';
import { isColourful, painter } from '../paint.ts';
import { writeOver } from '../write-new.ts';
import { addCaseFromLog } from './from-log.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { lcov } from './lcov.ts';
import { onChange } from './on-change.ts';
import { shortOf, summarise, type TestResult } from './result.ts';
import { type Choice, runTests } from './run-tests.ts';
import { coverageText, text } from './text.ts';

export const TEST_FORMATS = ['text', 'json', 'junit'] as const;

export interface TestCommand extends Choice {
  format: (typeof TEST_FORMATS)[number];
  /** Tell what of the flows was covered. */
  coverage: boolean;
  /** The file to write coverage to. */
  lcov?: string;
  /** Run again whenever a file changes that a test depends on. */
  watch: boolean;
  /** The log of a run that a case is made of first: a file, or - for standard input. */
  fromLog?: string;
}

/** `gflow test`: runs flow tests, prints what became of them, and returns the exit status, of the last run with --watch. */
export async function test(paths: readonly string[], command: TestCommand): Promise<number> {
  if (command.fromLog === undefined) return testAll(paths, command);
  const [definition = '', ...more] = paths;
  try {
    if (more.length > 0 || definition === '.')
      throw new Error(
        'A log is of a run of one flow. Name its definition: gflow test copy.flow.json --from-log …',
      );
    const file = await addCaseFromLog(definition, command.fromLog);
    console.error(printable(`gflow: ${file} has one more case.`));
    return await testAll([file], command);
  } catch (error) {
    return failure(reason(error), command.format === 'json');
  }
}

async function testAll(paths: readonly string[], command: TestCommand): Promise<number> {
  let status: number = EXIT.ok;
  const run = async () => {
    const { result, dependsOn } = await runTests(paths, command);
    status = await report(result, command);
    return dependsOn;
  };
  if (command.watch) await onChange(paths, run);
  else await run();
  return status;
}

async function report(result: TestResult, command: TestCommand): Promise<number> {
  process.stdout.write(printed(result, command));
  for (const { path, message } of result.problems) console.error(printable(`gflow: ${path}: ${message}`));
  const written = command.lcov === undefined || (await writeTo(command.lcov, lcov(result.flows)));
  if (!written || result.problems.length > 0) return EXIT.failed;
  const short = isWhole(command) && result.flows.some(flow => shortOf(flow).length > 0);
  return summarise(result).failed > 0 || short ? EXIT.found : EXIT.ok;
}

function printed(result: TestResult, command: TestCommand): string {
  if (command.format === 'json') return json(result);
  if (command.format === 'junit') return junit(result);
  const paint = painter(isColourful());
  const flows = command.coverage
    ? result.flows
    : result.flows.filter(flow => isWhole(command) && shortOf(flow).length > 0);
  return coverageText(flows, paint) + text(result, paint);
}

/** What tests want to be covered counts where all cases are run. */
function isWhole({ grep, tag }: Choice): boolean {
  return grep === undefined && tag === undefined;
}

async function writeTo(file: string, content: string): Promise<boolean> {
  try {
    await writeOver(file, content);
    return true;
  } catch (error) {
    console.error(printable(`gflow: ${file}: ${writeReason(error)}`));
    return false;
  }
}
