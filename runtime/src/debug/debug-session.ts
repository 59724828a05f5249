import type { DebugProtocol } from '@vscode/debugprotocol';
import { parsePath, printPath, stepsOf } from '../../../language/src/index.ts';
import type { Scope } from '../path.ts';
import { place } from '../result-path.ts';
import type { Json } from '../types.ts';
import { type Moment, payloadAt } from './breakpoint.ts';
import { completionsAt } from './completions.ts';
import { DebugConsole, type Post } from './debug-console.ts';
import type { Debuggee } from './debuggee.ts';
import { framesOf, momentIn, visitOf } from './frames.ts';
import { inquire } from './inquiry.ts';
import { scopeOf } from './phases.ts';
import { Places } from './places.ts';
import { readValue } from './read-value.ts';
import { scopesAt } from './scopes.ts';
import { below, type Held, Variables } from './variables.ts';
import { Walk } from './walk.ts';

/** A run that is debugged: where it is, and what there is to see and to change. */
export class DebugSession {
  readonly debuggee: Debuggee;
  readonly places: Places;
  readonly walk: Walk;
  readonly told: DebugConsole;
  readonly #variables = new Variables();

  constructor(debuggee: Debuggee, post: Post) {
    this.debuggee = debuggee;
    this.places = new Places(debuggee.text);
    this.told = new DebugConsole(state => this.#placeOf(state), post);
    this.walk = new Walk(debuggee.timeline, this.told);
  }

  get source(): DebugProtocol.Source {
    const { name, path } = this.debuggee;
    return { name, path };
  }

  /** What was shown of the run is not what it is any more. */
  moved(): void {
    this.#variables.clear();
  }

  stackTrace(asked: DebugProtocol.StackTraceArguments): DebugProtocol.StackTraceResponse['body'] {
    const { moment } = this.walk;
    if (!moment) return { stackFrames: [], totalFrames: 0 };
    return {
      stackFrames: framesOf(moment, this.places, this.source, asked),
      totalFrames: moment.index + 1,
    };
  }

  scopes({ frameId }: DebugProtocol.ScopesArguments): DebugProtocol.ScopesResponse['body'] {
    const moment = this.#momentOf(frameId);
    const scopes = scopesAt(moment, this.#changeable(moment));
    return {
      scopes: scopes.map(({ name, folded, ...held }) => ({
        name,
        ...this.#variables.shown(openable(held)),
        expensive: folded === true,
      })),
    };
  }

  variables(asked: DebugProtocol.VariablesArguments): DebugProtocol.VariablesResponse['body'] {
    return { variables: this.#variables.children(asked.variablesReference, asked) };
  }

  evaluate(asked: DebugProtocol.EvaluateArguments): DebugProtocol.EvaluateResponse['body'] {
    const moment = asked.frameId === undefined ? this.#current() : this.#momentOf(asked.frameId);
    const answer = inquire(asked.expression, scopeAt(moment));
    if ('problem' in answer) throw new Error(answer.problem);
    const { value } = answer;
    if (asked.context === 'clipboard')
      return { result: JSON.stringify(value, undefined, 2), variablesReference: 0 };
    const changeable = this.#changeable(moment);
    const { value: result, ...shown } = this.#variables.shown({
      value,
      location: locationOf(asked.expression),
      changeable,
    });
    return { result, ...shown };
  }

  completions({ text, column, frameId }: DebugProtocol.CompletionsArguments) {
    const moment = frameId === undefined ? this.#current() : this.#momentOf(frameId);
    return { targets: completionsAt(text.slice(0, column - 1), scopeAt(moment)) };
  }

  setVariable({
    variablesReference,
    name,
    value,
  }: DebugProtocol.SetVariableArguments): DebugProtocol.SetVariableResponse['body'] {
    const held = this.#variables.get(variablesReference);
    const location = below(held, name);
    if (!held?.changeable || !location)
      throw new Error('Only the payload of the current state can be changed.');
    return this.#set(printPath(location), value);
  }

  setExpression({
    expression,
    value,
  }: DebugProtocol.SetExpressionArguments): DebugProtocol.SetExpressionResponse['body'] {
    return this.#set(expression.trim(), value);
  }

  /** Can a change of this variable stop the run? Only where a path leads to it. */
  dataBreakpoint({
    variablesReference,
    name,
  }: DebugProtocol.DataBreakpointInfoArguments): DebugProtocol.DataBreakpointInfoResponse['body'] {
    const held = variablesReference === undefined ? undefined : this.#variables.get(variablesReference);
    const location = held ? below(held, name) : locationOf(name);
    if (!location || location[0] === '_context')
      return { dataId: null, description: 'Only what a path of the payload leads to changes.' };
    const path = printPath(location);
    return { dataId: path, description: path, accessTypes: ['write'], canPersist: true };
  }

  /** The error at which the run has stopped. */
  exceptionInfo(): DebugProtocol.ExceptionInfoResponse['body'] {
    const { outcome } = this.#current().visit;
    const { exception = 'Error', cause } = outcome?.error ?? {};
    return {
      exceptionId: exception,
      ...(cause !== undefined && { description: cause }),
      breakMode: outcome?.exit === 'error' ? 'unhandled' : 'always',
    };
  }

  breakpointLocations({
    line,
    endLine = line,
  }: DebugProtocol.BreakpointLocationsArguments): DebugProtocol.BreakpointLocationsResponse['body'] {
    const lines = Array.from({ length: endLine - line + 1 }, (_, i) => line + i);
    return {
      breakpoints: lines.filter(at => this.places.beginsAt(at - 1)).map(at => ({ line: at })),
    };
  }

  gotoTargets({ line }: DebugProtocol.GotoTargetsArguments): DebugProtocol.GotoTargetsResponse['body'] {
    const place = this.places.at(line - 1);
    if (!place) return { targets: [] };
    const start = this.places.rangeOf(place.state, 'enter')?.start.line ?? line - 1;
    const id = this.places.states().indexOf(place.state);
    return { targets: [{ id, label: place.state, line: start + 1 }] };
  }

  /** Has the run enter another state now, with the payload as it is. */
  goTo(target: number): void {
    const state = this.places.states()[target];
    if (state === undefined) throw new Error('There is no such state any more.');
    const moment = this.#current();
    this.#fork(moment, state, payloadAt(moment));
  }

  restartFrame({ frameId }: DebugProtocol.RestartFrameArguments): void {
    const { index, visit } = this.#momentOf(frameId);
    if (!this.debuggee.timeline.fork) throw new Error(RECORDED);
    this.walk.fork(index, visit.state, visit.before);
  }

  #set(path: string, text: string) {
    const moment = this.#current();
    const scope = scopeAt(moment);
    const value = readValue(text, scope);
    if (!locationOf(path)) throw new Error(`“${path}” is not a path of the payload, like $.files[0].name.`);
    const state = this.#nextState(moment);
    this.#fork(moment, state, place(path, value, payloadAt(moment)));
    return this.#variables.shown({ value, location: locationOf(path), changeable: true });
  }

  /** The state that works with the payload of a moment: the one that begins, or the one after it. */
  #nextState({ timeline, index, visit, phase }: Moment): string {
    if (phase.kind !== 'exit') return visit.state;
    const next = timeline.visits[index + 1];
    if (!next)
      throw new Error('The run is at its end: no state follows that could work with another payload.');
    return next.state;
  }

  #fork(moment: Moment, state: string, payload: Json): void {
    if (!this.debuggee.timeline.fork) throw new Error(RECORDED);
    const leaving = moment.phase.kind === 'exit';
    if (leaving) this.#nextState(moment);
    this.walk.fork(leaving ? moment.index + 1 : moment.index, state, payload);
  }

  #placeOf(state: string) {
    const range = this.places.rangeOf(state, 'enter');
    return range ? { source: this.source, line: range.start.line + 1 } : {};
  }

  #changeable(moment: Moment): boolean {
    return this.debuggee.timeline.fork !== undefined && moment.index === this.walk.moment?.index;
  }

  #current(): Moment {
    const { moment } = this.walk;
    if (!moment) throw new Error('The run has not come to a state.');
    return moment;
  }

  #momentOf(frame: number): Moment {
    const current = this.#current();
    const index = visitOf(frame);
    const moment = index === current.index ? current : momentIn(this.debuggee.timeline, index);
    if (!moment) throw new Error('The run was not there.');
    return moment;
  }
}

const RECORDED = 'A recorded run cannot be changed. Debug the flow with an input to try something else.';

/** A scope shows members only: what has none is shown as one. */
function openable(held: Held): Held {
  return typeof held.value === 'object' && held.value !== null ? held : { value: { value: held.value } };
}

function scopeAt(moment: Moment): Scope {
  return scopeOf(moment.timeline.facts, payloadAt(moment));
}

/** The steps of a path to one place; undefined for any other text. */
function locationOf(text: string) {
  const path = parsePath(text.trim());
  return path.definite && path.problems.length === 0 ? stepsOf(path.segments) : undefined;
}
