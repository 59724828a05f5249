import { type JsonNode, LineIndex, member, parseJson, type Range } from '../../../language/src/index.ts';
import type { Exit } from '../types.ts';
import type { Phase } from './phases.ts';

/** A place at which a run can be stopped: a state, and what in its visit. */
export interface Place {
  state: string;
  /** Of a rule and an exit the part after the kind says which: `rule[0]`, `exit:choice[0]`. */
  phase: PhaseName;
}

export type PhaseName = 'enter' | 'parameters' | `rule[${number}]` | 'error' | `exit:${Exit}`;

/** The name of a phase, by which it is the same in every visit. */
export function phaseName(phase: Phase): PhaseName {
  if (phase.kind === 'rule') return `rule[${phase.index}]`;
  return phase.kind === 'exit' ? `exit:${phase.exit}` : phase.kind;
}

/** Where states and their parts stand in the text of a definition. */
export class Places {
  readonly #lines: LineIndex;
  readonly #states = new Map<string, Map<PhaseName, Range>>();
  readonly #whole = new Map<string, Range>();

  constructor(text: string) {
    this.#lines = new LineIndex(text);
    for (const { name, node, key, value } of member(parseJson(text).root, 'States')?.value?.members ?? []) {
      const parts = new Map<PhaseName, Range>([['enter', this.#lines.range(key)]]);
      if (value) for (const [phase, part] of partsOf(value)) parts.set(phase, this.#lines.range(part));
      this.#states.set(name, parts);
      this.#whole.set(name, this.#lines.range(node));
    }
  }

  /** Where a phase of a state stands; the name of the state where it has no place of its own. */
  rangeOf(state: string, phase: PhaseName): Range | undefined {
    const parts = this.#states.get(state);
    return parts?.get(phase) ?? parts?.get('enter');
  }

  /** What a line, counted from 0, is a part of; undefined outside states. */
  at(line: number): Place | undefined {
    for (const [state, whole] of this.#whole) {
      if (!covers(whole, line)) continue;
      const parts = [...(this.#states.get(state) ?? [])].filter(([, range]) => covers(range, line));
      // Of those that begin here the outermost, else the innermost: a part in another one comes later.
      const [phase] = parts.find(([, { start }]) => start.line === line) ?? parts.at(-1) ?? ['enter'];
      return { state, phase };
    }
    return undefined;
  }

  /** Does a state begin in a line, or a part of one at which a run can stop? */
  beginsAt(line: number): boolean {
    const place = this.at(line);
    return place !== undefined && this.rangeOf(place.state, place.phase)?.start.line === line;
  }

  states(): string[] {
    return [...this.#states.keys()];
  }
}

function covers({ start, end }: Range, line: number): boolean {
  return start.line <= line && line <= end.line;
}

/** The parts of a state at which something happens; the rule before the transition in it. */
function* partsOf(state: JsonNode): Generator<[PhaseName, { offset: number; length: number }]> {
  const own = (name: string) => member(state, name);
  const parameters = own('Parameters') ?? own('InputPath');
  if (parameters) yield ['parameters', parameters.node];
  const simple = [
    ['Next', 'exit:next'],
    ['End', 'exit:end'],
    ['Default', 'exit:default'],
  ] as const;
  for (const [name, phase] of simple) {
    const found = own(name);
    if (found) yield [phase, found.node];
  }
  for (const [index, rule] of (own('Choices')?.value?.elements ?? []).entries()) {
    yield [`rule[${index}]`, rule];
    const next = member(rule, 'Next');
    if (next) yield [`exit:choice[${index}]`, next.node];
  }
  for (const [index, catcher] of (own('Catch')?.value?.elements ?? []).entries())
    yield [`exit:catch[${index}]`, catcher];
}
