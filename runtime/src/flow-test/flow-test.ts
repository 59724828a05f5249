import { findProvider } from '../../../language/src/index.ts';
import { isObject, member } from '../json.ts';
import type { UnusedResponses } from '../mocks/index.ts';
import { validateInput } from '../schema.ts';
import { CONTESTED, type Settings } from '../settings.ts';
import type { Json } from '../types.ts';
import { failuresOf } from './expect/index.ts';
import type { Failure } from './failure.ts';
import { type PlayedCase, playCase } from './play-case.ts';
import { casesOf, type TestCase, type TestFiles } from './test-case.ts';
import { readThresholds, type Thresholds } from './thresholds.ts';

/** What became of a case. */
export interface CaseResult {
  test: TestCase;
  outcome: 'passed' | 'failed' | 'skipped';
  failures: readonly Failure[];
  /** What fails nothing and may be a mistake of the test. */
  notes: readonly string[];
  /** Undefined where nothing was run. */
  played: PlayedCase | undefined;
}

/** An answer to a contested question, and what becomes of a case under it. */
export interface Assumption {
  setting: string;
  value: string | boolean;
  result: CaseResult;
}

/** A flow test that is ready to be run. */
export class FlowTest {
  readonly definition: Json;
  readonly cases: readonly TestCase[];
  readonly thresholds: Thresholds;
  readonly #schema: Json | undefined;
  readonly #files: TestFiles;

  /** @param files has the content of all that `filesNamedIn` names */
  constructor(test: Json, files: TestFiles) {
    this.#files = files;
    this.definition = ownOrFile(member(test, 'flow'), files) ?? {};
    this.cases = casesOf(test, files);
    this.thresholds = readThresholds(member(test, 'coverage'));
    this.#schema = ownOrFile(member(test, 'inputSchema'), files);
  }

  run(test: TestCase, assumed: Partial<Settings> = {}): CaseResult {
    if (test.skipped !== undefined)
      return { test, outcome: 'skipped', failures: [], notes: [], played: undefined };
    const refused = this.#inputFailures(test);
    if (refused) return result(test, refused, undefined);
    const played = playCase(this.definition, test, this.#files, assumed);
    const failures = [
      ...unansweredFailures(test, played),
      ...bodyFailures(test, played),
      ...(played.unanswered ? [] : failuresOf({ test, played, files: this.#files })),
    ];
    return result(test, failures, played);
  }

  /**
   * The other answers to questions that the documentation of Globus leaves open under which a case does not end as it
   * does by default.
   */
  otherwise({ test, outcome: usual }: CaseResult): Assumption[] {
    return Object.entries(CONTESTED).flatMap(([setting, [, value]]) => {
      const other = this.run(test, { [setting]: value });
      return other.outcome === usual ? [] : [{ setting, value, result: other }];
    });
  }

  /** Undefined where the case goes on to its run. */
  #inputFailures({ expect, input, pointer, settings }: TestCase): Failure[] | undefined {
    const problems =
      this.#schema === undefined || settings.validateInput === false
        ? []
        : validateInput(this.#schema, input);
    if (expect.invalidInput === true)
      return problems.length > 0
        ? []
        : [{ pointer: `${pointer}/expect/invalidInput`, message: 'The input schema takes the input.' }];
    if (problems.length === 0) return undefined;
    return problems.map(({ path, message }) => ({
      pointer,
      message: `The input does not fit the input schema: at ${path}: ${message}`,
    }));
  }
}

function result(test: TestCase, failures: readonly Failure[], played: PlayedCase | undefined): CaseResult {
  // Of a run that went wrong it is no wonder that it did not come to all.
  const notes = failures.length > 0 ? [] : (played?.unused ?? []).map(unusedNote);
  return { test, outcome: failures.length > 0 ? 'failed' : 'passed', failures, notes, played };
}

function unusedNote({ of, count }: UnusedResponses): string {
  const whose = of === undefined ? 'for all others' : `for “${of}”`;
  return count === 1
    ? `The last response of the mock ${whose} was never asked for: is the action called as often as you think?`
    : `${count} responses of the mock ${whose} were never asked for: is the action called as often as you think?`;
}

function unansweredFailures({ pointer }: TestCase, { unanswered }: PlayedCase): Failure[] {
  if (!unanswered || !('state' in unanswered)) return [];
  const { state, type } = unanswered;
  const what = type === 'run-action' ? `the action of “${state}”` : `the person whom “${state}” asks`;
  const message = `No mock says what ${what} answers. Add one for “${state}” to “mocks”.`;
  return [{ pointer, message, state }];
}

/** What actions are sent, against the input schemas of their providers, where the case wants that. */
function bodyFailures({ pointer, settings }: TestCase, { effects }: PlayedCase): Failure[] {
  if (settings.strictMockBodies !== true) return [];
  return effects.flatMap(effect => {
    if (effect.type !== 'run-action') return [];
    const schema = findProvider(effect.url)?.inputSchema;
    const problems = isSchema(schema) ? validateInput(schema, effect.body) : [];
    return problems.map(({ path, message }) => ({
      pointer,
      message: `What “${effect.state}” sends is not what its provider takes: at ${path}: ${message}`,
      state: effect.state,
      actual: effect.body,
    }));
  });
}

// The catalogue of providers is JSON.
function isSchema(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function ownOrFile(value: Json | undefined, files: TestFiles): Json | undefined {
  if (typeof value === 'string') return files(value);
  return isObject(value) ? value : undefined;
}
