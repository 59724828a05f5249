import { type PhaseName, Places } from '../../../runtime/src/index.ts';
import type { CoveredFlow } from './result.ts';

/** Coverage for tools that show that of programs: states are functions and lines, ways out and comparisons branches. */
export function lcov(flows: readonly CoveredFlow[]): string {
  return flows.map(record).join('');
}

function record({ path, text, coverage, ignored }: CoveredFlow): string {
  const places = new Places(text);
  const line = (state: string, phase: PhaseName) => (places.rangeOf(state, phase)?.start.line ?? 0) + 1;
  const states = coverage.states.filter(({ state }) => !ignored.includes(state));
  const functions = states.map(({ state, visits }) => ({ name: state, at: line(state, 'enter'), visits }));
  const branches = states.flatMap(({ state, visits, exits, comparisons }) => [
    ...exits.map(({ exit, taken }) => ({ at: line(state, `exit:${exit}`), taken, reached: visits > 0 })),
    ...comparisons.flatMap(({ rule, matched, unmatched }) =>
      [matched, unmatched].map(taken => ({ at: line(state, `rule[${rule}]`), taken, reached: visits > 0 })),
    ),
  ]);
  const hit = (counts: readonly number[]) => counts.filter(count => count > 0).length;
  const visits = functions.map(one => one.visits);
  return [
    'TN:',
    `SF:${path}`,
    ...functions.map(({ at, name }) => `FN:${at},${name}`),
    ...functions.map(({ name, visits }) => `FNDA:${visits},${name}`),
    `FNF:${functions.length}`,
    `FNH:${hit(visits)}`,
    ...branches.map(({ at, taken, reached }, index) => `BRDA:${at},0,${index},${reached ? taken : '-'}`),
    `BRF:${branches.length}`,
    `BRH:${hit(branches.map(({ taken }) => taken))}`,
    ...functions.map(({ at, visits }) => `DA:${at},${visits}`),
    `LF:${functions.length}`,
    `LH:${hit(visits)}`,
    'end_of_record\n',
  ].join('\n');
}
