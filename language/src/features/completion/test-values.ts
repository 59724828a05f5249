import type { FlowDocument } from '../../document/flow-document.ts';
import { fixtureUses } from '../../documents/fixture-uses.ts';
import { pointerOf } from '../../json/pointer.ts';
import { type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { actionUrlOf } from '../../model/provider-of.ts';
import { ERROR_NAMES } from '../../model/words.ts';
import { printPath } from '../../path/print.ts';
import { findProvider } from '../../providers/catalogue.ts';
import { UNKNOWN } from '../../shape/build.ts';
import { joinAll } from '../../shape/join.ts';
import type { Shape } from '../../shape/shape.ts';
import { write as written } from '../../shape/write.ts';
import type { TypedNode } from './document-text.ts';
import { type FileUse, fileNames } from './file-names.ts';
import type { StringAt } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { matches } from './matches.ts';
import { pathSteps } from './path-values.ts';
import { membersOf } from './payload-members.ts';
import type { Surroundings } from './surroundings.ts';

const FILES: readonly (readonly [name: string, use: FileUse])[] = [
  ['flow', 'definition'],
  ['inputSchema', 'input-schema'],
  ['inputFile', 'other'],
  ['outputFile', 'other'],
  ['logFile', 'other'],
  ['file', 'other'],
  ['log', 'other'],
];

/** The values of a flow test that its schema cannot list; undefined where there are none. */
export function testValues(
  { root, node }: TypedNode,
  { names, definitions }: Surroundings,
  write: ItemWriter,
): Completion[] | undefined {
  for (const use of fixtureUses(root)) if (use === node) return fixtures(root, write);
  const steps = pointerOf(node);
  const last = steps.at(-1);
  const use = FILES.find(([name]) => name === last)?.[1];
  if (use && (steps.length === 1 || last !== 'flow')) return fileNames(names, use, write);
  if (matches(steps, 'cases.#.expect.path.#.via')) return ways(node, definitions, write);
  const isError =
    (last === 'error' && steps.at(-2) === 'raise') ||
    matches(steps, 'cases.#.expect.error.error') ||
    matches(steps, 'cases.#.expect.caught.#.error');
  return isError ? errors(definitions, write) : undefined;
}

function fixtures(root: JsonNode, write: ItemWriter): Completion[] {
  return members(member(root, 'fixtures')?.value).map(({ name, value }, rank) =>
    write.string(name, {
      kind: 'value',
      rank,
      type: 'fixture',
      documentation: stringValue(member(value, 'description')?.value),
    }),
  );
}

/** How the state of a path item can be left. */
function ways(node: JsonNode, definitions: readonly FlowDocument[], write: ItemWriter): Completion[] {
  const name = stringValue(member(node.parent, 'state')?.value) ?? '';
  const state = definitions.flatMap(flow => flow.stateNamed(name) ?? [])[0];
  const counts = { Choices: 0, Catch: 0 };
  const words = (state?.transitions ?? []).map(({ via, to }): [string, string] => {
    if (via === 'Choices') return [`choice[${counts.Choices++}]`, to];
    return via === 'Catch' ? [`catch[${counts.Catch++}]`, to] : [via.toLowerCase(), to];
  });
  if (state?.ends) words.push(['end', '']);
  return words.map(([word, to], rank) =>
    write.string(word, { kind: 'value', rank, ...(to && { detail: `to “${to}”` }) }),
  );
}

/** Those that the service raises, and those of the flow's own Fail states. */
function errors(definitions: readonly FlowDocument[], write: ItemWriter): Completion[] {
  const own = definitions.flatMap(({ states }) =>
    states.flatMap(state => (state.type === 'Fail' ? (stringValue(state.value('Error')) ?? []) : [])),
  );
  const all = [...new Set([...own, ...Object.keys(ERROR_NAMES)])];
  return all.map((name, rank) =>
    write.string(name, {
      kind: 'value',
      rank,
      type: 'exception',
      documentation: ERROR_NAMES[name],
    }),
  );
}

/** The keys of a flow test that its schema cannot list; undefined where there are none. */
export function testKeys(
  { node }: TypedNode,
  { definitions }: Surroundings,
  at: StringAt | undefined,
  write: ItemWriter,
): Completion[] | undefined {
  const steps = pointerOf(node);
  const taken = new Set(node.parent?.members.map(({ name }) => name));
  if (matches(steps, 'mocks.urls.*') || matches(steps, 'cases.#.mocks.urls.*')) {
    const urls = new Set(
      definitions.flatMap(({ states }) => states.flatMap(state => actionUrlOf(state) ?? [])),
    );
    return [...urls]
      .filter(url => !taken.has(url))
      .map((url, rank) =>
        write.key(url, '{ $1 }', { kind: 'provider', rank, source: findProvider(url)?.title }),
      );
  }
  if (!matches(steps, 'cases.#.expect.output.*') && !matches(steps, 'cases.#.expect.path.#.output.*'))
    return undefined;
  const payload = joinAll(definitions.flatMap(payloadsAtEnd));
  if (at?.before.startsWith('$')) return pathSteps(at, payload);
  return membersOf(payload)
    .map(({ name, type, source, rank }) => ({ path: printPath([name]), type, source, rank }))
    .filter(({ path }) => !taken.has(path))
    .map(({ path, type, source, rank }) => write.key(path, '$1', { kind: 'path', rank, type, source }));
}

/** What the payload can be where runs end. */
function payloadsAtEnd({ states, facts }: FlowDocument): Shape[] {
  return states.flatMap(({ ends, type, effect }, index) => {
    const before = ends || type === 'Fail' ? facts.payload.before(index) : undefined;
    if (!before) return [];
    return effect.kind === 'result' && effect.into && effect.into.length > 0
      ? written(before, effect.into, UNKNOWN)
      : before;
  });
}
