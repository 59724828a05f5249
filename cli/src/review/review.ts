import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EXIT } from '../exit-codes.ts';
import { failure } from '../failure.ts';
import { printable } from '../formats/words.ts';
import { Repository } from '../git.ts';
import { runTests } from '../test/run-tests.ts';
import { type FileReview, reviewFile } from './file-review.ts';
import { reviewJson } from './json.ts';
import { reviewMarkdown } from './markdown.ts';
import type { Review, ReviewedPlan } from './result.ts';
import { readSide, type Side } from './side.ts';
import { isNewFailure, type TestReview, testReview } from './test-review.ts';

export interface ReviewCommand {
  format: 'markdown' | 'json';
  /** Where flows are deployed that plans are made for; without it there are none. */
  environment?: 'production' | 'sandbox';
}

/** Makes plans for definitions in a folder; undefined where that could not be done, which was told then. */
export type PlanMaker = (
  folder: string,
  paths: readonly string[],
  environment: 'production' | 'sandbox',
) => Promise<ReviewedPlan[] | undefined>;

/** `gflow review`: prints what is new since two commits parted, and returns the exit status. */
export async function review(
  base: string,
  head: string | undefined,
  command: ReviewCommand,
  plansOf: PlanMaker,
): Promise<number> {
  try {
    const found = await compared(
      base,
      head,
      async (folder, paths) => command.environment && plansOf(folder, paths, command.environment),
    );
    process.stdout.write(command.format === 'json' ? reviewJson(found) : reviewMarkdown(found));
    for (const { path: at, message } of found.problems) console.error(printable(`gflow: ${at}: ${message}`));
    const isWhole = found.problems.length === 0 && (!command.environment || found.plans !== undefined);
    if (!isWhole) return EXIT.failed;
    return found.files.some(hasNewError) || found.tests?.cases.some(isNewFailure) ? EXIT.found : EXIT.ok;
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error), command.format === 'json');
  }
}

async function compared(
  base: string,
  head: string | undefined,
  plansOf: (folder: string, paths: readonly string[]) => Promise<ReviewedPlan[] | undefined>,
): Promise<Review> {
  const repository = await Repository.around('.');
  const newer = await repository.commit(head ?? 'HEAD');
  const older = await repository.parting(await repository.commit(base), newer);
  // Of macOS the temporary folder is a link, and paths inside are told from the real one.
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'gflow-review-')));
  try {
    const before = await sideOf(repository, older, path.join(folder, 'before'));
    const after = await (head === undefined
      ? readSide(repository.root)
      : sideOf(repository, newer, path.join(folder, 'after')));
    const moves = await repository.moves(older, head === undefined ? undefined : newer);
    const files = reviewed(before, after, moves);
    const tests = await testsOf(before, after);
    const changed = files
      .filter(({ flow, status }) => flow && status !== 'removed')
      .map(({ path: at }) => at);
    const plans = await plansOf(after.folder, changed);
    return { base, head, files, tests, plans, problems: after.problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs the flow tests of both versions; nothing but a virtual clock passes meanwhile. */
async function testsOf(before: Side, after: Side): Promise<TestReview | undefined> {
  const run = async ({ folder }: Side) => (await runTests([folder], { assumeBoth: false })).result;
  return testReview(await run(before), await run(after), before.inside, after.inside);
}

async function sideOf(repository: Repository, commit: string, folder: string): Promise<Side> {
  await repository.checkOut(commit, folder);
  return readSide(folder);
}

/** `moves`: by its path in the newer version that of a file in the older one. */
function reviewed(before: Side, after: Side, moves: ReadonlyMap<string, string>): FileReview[] {
  const formerly = (name: string) => {
    const was = moves.get(name);
    return before.files.get(was !== undefined && !after.files.has(was) ? was : name);
  };
  const found: FileReview[] = [];
  const seen = new Set<string>();
  for (const [name, file] of after.files) {
    const former = formerly(name);
    if (former) seen.add(former.path);
    const review = reviewFile(former, file);
    if (review) found.push(review);
  }
  for (const [name, file] of before.files) {
    const review = seen.has(name) ? undefined : reviewFile(file, undefined);
    if (!review) continue;
    const there = existsSync(path.join(after.folder, name));
    found.push(there ? { ...review, status: 'unclaimed' } : review);
  }
  return found.sort((a, b) => Number(!a.flow) - Number(!b.flow) || (a.path < b.path ? -1 : 1));
}

function hasNewError({ findings }: FileReview): boolean {
  return findings.added.some(({ severity }) => severity === 'error');
}
