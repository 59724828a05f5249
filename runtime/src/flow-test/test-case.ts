import { elements, isObject, member, textMember } from '../json.ts';
import { milliseconds } from '../mocks/duration.ts';
import type { WrittenMocks } from '../mocks/index.ts';
import type { Json, JsonObject } from '../types.ts';
import { rowsOf } from './each.ts';

/** The content of a file that a flow test names; undefined where there is none. */
export type TestFiles = (name: string) => Json | undefined;

/** One run that a flow test asks for. */
export interface TestCase {
  /** Unlike that of any other case in the file. */
  name: string;
  /** Where the case stands in the file, as a JSON pointer. */
  pointer: string;
  /** Why it is not run; undefined for one that is. */
  skipped: string | undefined;
  tags: readonly string[];
  /** The file of the input, as the test names it. */
  inputFile: string | undefined;
  input: Json;
  /** Values of `$._context`, the case's own over those of its file. */
  context: JsonObject;
  settings: JsonObject;
  /** The mocks of the case, before those of its file. */
  mocks: readonly WrittenMocks[];
  /** When its clock starts, in milliseconds since 1970. */
  start: number;
  startAt: string | undefined;
  stopAfter: string | undefined;
  /** Milliseconds after the start. */
  cancelAt: number | undefined;
  expect: JsonObject;
}

/** The cases of a flow test, in their order. What does not follow the format is as if it were not there. */
export function casesOf(test: Json, files: TestFiles): TestCase[] {
  const cases = elements(member(test, 'cases'));
  const onlySome = cases.some(one => member(one, 'only') === true);
  const taken = new Set<string>();
  return cases.flatMap((written, index) =>
    rowsOf(objectOf(written)).map(({ written: own, row }) => ({
      ...caseOf(own, objectOf(test), files),
      name: nameFor(textMember(own, 'name') ?? `case ${index + 1}`, row, taken),
      pointer: `/cases/${index}`,
      skipped: skipped(own, onlySome),
    })),
  );
}

type Content = Omit<TestCase, 'name' | 'pointer' | 'skipped'>;

function caseOf(own: JsonObject, test: JsonObject, files: TestFiles): Content {
  const inputFile = textMember(own, 'inputFile');
  const fixtures = objectOf(test.fixtures);
  return {
    tags: elements(own.tags).filter(tag => typeof tag === 'string'),
    inputFile,
    input: (inputFile === undefined ? own.input : files(inputFile)) ?? {},
    context: { ...objectOf(test.context), ...objectOf(own.context) },
    settings: { ...objectOf(test.settings), ...objectOf(own.settings) },
    mocks: [own.mocks ?? {}, test.mocks].flatMap(mocks => (mocks === undefined ? [] : { mocks, fixtures })),
    start: startOf(own.clock),
    startAt: textMember(own, 'startAt'),
    stopAfter: textMember(own, 'stopAfter'),
    cancelAt: milliseconds(own.cancelAt),
    expect: objectOf(own.expect),
  };
}

const START = Date.UTC(2025, 0, 1);

function startOf(clock: Json | undefined): number {
  const given = Date.parse(textMember(clock, 'start') ?? '');
  return Number.isNaN(given) ? START : given;
}

function skipped(own: JsonObject, onlySome: boolean): string | undefined {
  if (typeof own.skip === 'string') return own.skip;
  if (own.skip === true) return 'The case says so.';
  return onlySome && own.only !== true ? 'Other cases of the file say that only they are run.' : undefined;
}

/** Cases are told apart by their names: rows get a number, and so do names that come again. */
function nameFor(name: string, row: number | undefined, taken: Set<string>): string {
  const numbered = (number: number) => `${name} (${number})`;
  let unique = row !== undefined && taken.has(name) ? numbered(row + 1) : name;
  for (let number = 2; taken.has(unique); number++) unique = numbered(number);
  taken.add(unique);
  return unique;
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
