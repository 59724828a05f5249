import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { TestPlaces } from '../../../project/src/index.ts';
import { Coverage, FlowTest, type PlayedCase } from '../../../runtime/src/index.ts';
import { readText } from '../project-file/text-files.ts';
import { failureMessage } from './failure-message.ts';
import { FlowCoverage } from './flow-coverage.ts';
import { readTestFile, type TestFile } from './test-file.ts';

interface Covered {
  text: string;
  coverage: Coverage;
}

/** Runs cases, each an item below that of its file, and tells VS Code what became of them. */
export async function runTests(
  run: vscode.TestRun,
  chosen: ReadonlyMap<vscode.TestItem, readonly vscode.TestItem[]>,
  withCoverage: boolean,
): Promise<void> {
  for (const items of chosen.values()) for (const item of items) run.enqueued(item);
  const covered = new Map<string, Covered>();
  for (const [file, items] of chosen) {
    if (run.token.isCancellationRequested) break;
    try {
      await runFile(run, file, items, withCoverage ? covered : undefined);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      for (const item of items) run.errored(item, new vscode.TestMessage(message));
    }
  }
  for (const [uri, { text, coverage }] of covered)
    run.addCoverage(new FlowCoverage(vscode.Uri.parse(uri), text, coverage));
  run.end();
}

/** Runs some cases of one file. Throws where the file cannot be run. */
export async function runFile(
  run: vscode.TestRun,
  { uri }: vscode.TestItem,
  items: readonly vscode.TestItem[],
  covered?: Map<string, Covered>,
): Promise<void> {
  if (!uri) return;
  const file = await readTestFile(uri);
  const flowTest = new FlowTest(file.content, file.files);
  const places = new TestPlaces(file.text, file.flow && (await readText(file.flow)));
  const coverage = covered && (await coverageOf(file, flowTest, covered));
  for (const item of items) {
    if (run.token.isCancellationRequested) return;
    const one = flowTest.cases.find(({ name }) => name === item.label);
    if (!one) {
      run.errored(item, new vscode.TestMessage(l10n.t('The case is no longer in the file.')));
      continue;
    }
    run.started(item);
    const since = performance.now();
    const { outcome, failures, notes, played } = flowTest.run(one);
    const took = performance.now() - since;
    if (played) coverage?.add(played);
    if (played) run.appendOutput(`${wayOf(one.name, played)}\r\n`, undefined, item);
    for (const note of notes) run.appendOutput(`${one.name}: ${note}\r\n`, undefined, item);
    if (outcome === 'skipped') run.skipped(item);
    else if (outcome === 'passed') run.passed(item, took);
    else
      run.failed(
        item,
        failures.map(failure => failureMessage(failure, file, places)),
        took,
      );
  }
}

/** The way that the run of a case took, on one line. */
function wayOf(name: string, { visited, run, took }: PlayedCase): string {
  const states = visited.map(({ state }) => state).join(' → ');
  return l10n.t('{name}: {value}, {status} after {value2} s of its own time', {
    name,
    value: states || l10n.t('no state'),
    status: run.status,
    value2: took / 1000,
  });
}

/** Of a definition that a test has in itself nothing is told: it has no lines of its own. */
async function coverageOf(
  { flow }: TestFile,
  { definition }: FlowTest,
  covered: Map<string, Covered>,
): Promise<Coverage | undefined> {
  if (!flow) return undefined;
  const known = covered.get(flow.toString()) ?? {
    text: await readText(flow),
    coverage: new Coverage(definition),
  };
  covered.set(flow.toString(), known);
  return known.coverage;
}
