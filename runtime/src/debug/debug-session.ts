import type { DebugProtocol } from '@vscode/debugprotocol';
import { printPath } from '../../../language/src/index.ts';
import { causeWords } from '../cause-words.ts';
import { runAgain, sendTo, setValue } from './changes.ts';
import { completionsAt } from './completions.ts';
import { DebugConsole, type Post } from './debug-console.ts';
import type { Debuggee } from './debuggee.ts';
import { framesOf, momentIn, visitOf } from './frames.ts';
import { inquire, locationOf } from './inquiry.ts';
import { type Moment, scopeAt } from './moment.ts';
import { Places } from './places.ts';
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
    return this.setExpression({ expression: printPath(location), value });
  }

  setExpression({
    expression,
    value,
  }: DebugProtocol.SetExpressionArguments): DebugProtocol.SetExpressionResponse['body'] {
    const held = setValue(this.walk, this.#current(), expression.trim(), value);
    return this.#variables.shown(held);
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
      ...(cause !== undefined && { description: causeWords(cause), details: { message: cause } }),
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
    sendTo(this.walk, this.#current(), state);
  }

  restartFrame({ frameId }: DebugProtocol.RestartFrameArguments): void {
    runAgain(this.walk, this.#momentOf(frameId));
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

/** A scope shows members only: what has none is shown as one. */
function openable(held: Held): Held {
  return typeof held.value === 'object' && held.value !== null ? held : { value: { value: held.value } };
}
