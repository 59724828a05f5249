import { member, textMember } from '../../json.ts';
import { pathMismatches } from '../../matching/path-matches.ts';
import type { Exit, Json, JsonObject } from '../../types.ts';

/** A state that a run has come to. */
export interface Visit {
  state: string;
  /** Undefined where the run still stands. */
  exit: Exit | undefined;
  before: Json;
  after: Json;
}

/** Where a run leaves a pattern of states. */
export interface Departure {
  /** The item of the pattern that is not met, by its index; its length where the run goes on behind it. */
  item: number;
  /** How many visits the pattern covers. */
  covered: number;
  words: string;
}

type Item = { kind: 'any number' } | { kind: 'one'; index: number; written: Json };

/**
 * Where the states of a run are not those of a pattern: names, `*` for any one, `...` for any number, or objects that
 * say more of a visit. Undefined where the pattern fits.
 */
export function departure(
  pattern: readonly Json[],
  visits: readonly Visit[],
  context: JsonObject,
): Departure | undefined {
  const items = pattern.flatMap(itemsOf);
  // How far each way of reading the pattern has come: items met, for every number of visits that they cover.
  let fronts = new Set([0]);
  let furthest = { item: 0, covered: 0 };
  const skipping = (all: ReadonlySet<number>) => {
    const reached = new Set(all);
    for (const at of reached) if (items[at]?.kind === 'any number') reached.add(at + 1);
    return reached;
  };
  for (let covered = 0; ; covered++) {
    fronts = skipping(fronts);
    if (fronts.size > 0) furthest = { item: Math.max(...fronts), covered };
    const visit = visits[covered];
    if (!visit || fronts.size === 0) break;
    const next = new Set<number>();
    for (const at of fronts) {
      const item = items[at];
      if (item?.kind === 'any number') next.add(at);
      else if (item && !wrongWith(item.written, visit, context)) next.add(at + 1);
    }
    if (next.size === 0) break;
    fronts = next;
  }
  if (furthest.covered === visits.length && fronts.has(items.length)) return undefined;
  const item = items[furthest.item];
  return {
    item: item?.kind === 'one' ? item.index : pattern.length,
    covered: furthest.covered,
    words: wordsOf(item, visits, furthest.covered, context),
  };
}

function itemsOf(written: Json, index: number): Item[] {
  if (written === '...') return [{ kind: 'any number' }];
  const times = member(written, 'times');
  return Array.from({ length: typeof times === 'number' ? times : 1 }, () => ({
    kind: 'one',
    index,
    written,
  }));
}

/** What is wrong with a visit for an item, for a person. */
function wrongWith(written: Json, { state, exit, before, after }: Visit, context: JsonObject) {
  const name = nameOf(written);
  if (name !== '*' && name !== state) return `the run came to “${state}”, not to “${name}”`;
  const via = textMember(written, 'via');
  if (via !== undefined && via !== exit)
    return `“${state}” was left by ${exit ?? 'nothing yet'}, not by ${via}`;
  const of = (payload: Json) => ({ payload, context });
  const [input] = pathMismatches(member(written, 'input') ?? {}, of(before));
  if (input) return `before “${state}” ${input.message}`;
  const [output] = pathMismatches(member(written, 'output') ?? {}, of(after));
  return output && `after “${state}” ${output.message}`;
}

function nameOf(written: Json): string {
  return typeof written === 'string' ? written : (textMember(written, 'state') ?? '*');
}

function wordsOf(item: Item | undefined, visits: readonly Visit[], covered: number, context: JsonObject) {
  const visit = visits[covered];
  const last = visits[covered - 1];
  const since = last ? `After “${last.state}” ` : 'First ';
  if (!visit) return `${since}the run came to no other state${missing(item)}.`;
  if (item?.kind !== 'one') return `${since}the run went on to “${visit.state}”, where it was to end.`;
  return `${since}${wrongWith(item.written, visit, context)}.`;
}

function missing(item: Item | undefined): string {
  return item?.kind === 'one' ? `; “${nameOf(item.written)}” was expected` : '';
}
