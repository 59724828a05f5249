import type { DebugProtocol } from '@vscode/debugprotocol';
import { matchesPattern } from '../wildcard.ts';
import { Breakpoint, type BreakpointOptions, type Trigger } from './breakpoint.ts';
import type { ErrorFilter, ErrorStops } from './exceptions.ts';
import { unlessFails } from './phases.ts';
import type { Places } from './places.ts';

const ELSEWHERE = 'This file is not the definition of the flow that runs.';
const NO_STATE = 'No state stands in this line.';

/** The breakpoints that an editor has set, as it has set them, and what they are in the definition that runs. */
export class BreakpointSet {
  errorStops: readonly ErrorStops[] = [];
  #lines: readonly DebugProtocol.SourceBreakpoint[] = [];
  #lineIds: readonly number[] = [];
  readonly #of = new Map<'lines' | 'states' | 'data', Breakpoint[]>();
  #lastId = 0;

  get all(): Breakpoint[] {
    return [...this.#of.values()].flat();
  }

  /** Breakpoints of another file never stop this run. */
  elsewhere(asked: readonly DebugProtocol.SourceBreakpoint[]): DebugProtocol.Breakpoint[] {
    return asked.map(({ line }) => ({ verified: false, line, message: ELSEWHERE }));
  }

  setLines(asked: readonly DebugProtocol.SourceBreakpoint[], places: Places): DebugProtocol.Breakpoint[] {
    this.#lines = asked;
    this.#lineIds = this.#idsFor(asked);
    return this.setLinesAgain(places);
  }

  /** The same lines in another text of the definition; to the editor they are the same breakpoints. */
  setLinesAgain(places: Places): DebugProtocol.Breakpoint[] {
    const read = ({ line }: DebugProtocol.SourceBreakpoint) => {
      const place = places.at(line - 1);
      const start = place && places.rangeOf(place.state, place.phase)?.start.line;
      if (!place || start === undefined) return { shown: { verified: false, line, message: NO_STATE } };
      const trigger: Trigger = { on: 'place', ...place };
      return { trigger, shown: { verified: true, line: start + 1 } };
    };
    return this.#set('lines', this.#lines, read, this.#lineIds);
  }

  setStates(asked: DebugProtocol.FunctionBreakpoint[], places: Places): DebugProtocol.Breakpoint[] {
    return this.#set('states', asked, ({ name }) => {
      const matches = (state: string) => unlessFails(() => matchesPattern(state, name)) === true;
      const verified = places.states().some(matches);
      return {
        trigger: { on: 'state', matches },
        shown: { verified, ...(!verified && { message: `The flow has no state “${name}”.` }) },
      };
    });
  }

  setData(asked: DebugProtocol.DataBreakpoint[]): DebugProtocol.Breakpoint[] {
    return this.#set('data', asked, ({ dataId }) => ({
      trigger: { on: 'change', path: dataId },
      shown: { verified: true },
    }));
  }

  setErrors({ filters, filterOptions = [] }: DebugProtocol.SetExceptionBreakpointsArguments): void {
    const asked = [...filters.map(filterId => ({ filterId, condition: undefined })), ...filterOptions];
    this.errorStops = asked.flatMap(({ filterId, condition }) =>
      isErrorFilter(filterId) ? { filter: filterId, names: condition } : [],
    );
  }

  #set<Asked extends BreakpointOptions>(
    kind: 'lines' | 'states' | 'data',
    asked: readonly Asked[],
    read: (asked: Asked) => { trigger?: Trigger; shown: DebugProtocol.Breakpoint },
    ids: readonly number[] = this.#idsFor(asked),
  ): DebugProtocol.Breakpoint[] {
    const made: Breakpoint[] = [];
    const all = asked.map((options, i) => {
      const { trigger, shown } = read(options);
      const id = ids[i] ?? 0;
      if (trigger) made.push(new Breakpoint(id, trigger, options));
      return { ...shown, id };
    });
    this.#of.set(kind, made);
    return all;
  }

  #idsFor(asked: readonly unknown[]): number[] {
    return asked.map(() => ++this.#lastId);
  }
}

function isErrorFilter(text: string): text is ErrorFilter {
  return text === 'caught' || text === 'uncaught';
}
