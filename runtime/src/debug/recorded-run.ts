import { ruleMatches } from '../choice-rule.ts';
import { stateNamed } from '../definition.ts';
import { elements, isObject, member, textMember } from '../json.ts';
import { place } from '../result-path.ts';
import type { Exit, Json, JsonObject, LogEntry } from '../types.ts';
import { scopeOf, unlessFails } from './phases.ts';
import type { Outcome, RunFacts, Timeline, TimelineEnd, TimelineVisit } from './timeline.ts';
import { toldError } from './told-error.ts';

interface Visit extends TimelineVisit {
  outcome?: Outcome;
  before: Json;
  entries: LogEntry[];
  /** The payload that `…Completed` told; undefined while there is no such entry. */
  output?: Json;
  error?: { exception?: string; cause?: string };
}

/**
 * A run that the service has carried out, as its log tells it. What the log does not say is left as it was: a secret
 * is not in it, nor which rule of a Choice matched; that is worked out from the payload.
 */
export class RecordedRun implements Timeline {
  readonly facts: RunFacts;
  readonly opening: readonly LogEntry[];
  readonly visits: readonly TimelineVisit[];
  readonly end: TimelineEnd;
  readonly fork = undefined;

  constructor(facts: RunFacts, entries: readonly LogEntry[]) {
    this.facts = facts;
    const reading = new Reading(facts);
    for (const entry of entries) reading.read(entry);
    this.opening = reading.opening;
    this.visits = reading.visits;
    this.end = reading.end ?? {
      succeeded: false,
      words: 'The log ends here: the run went on, or goes on still.',
    };
  }

  more(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** A log while it is read, entry by entry. */
class Reading {
  readonly facts: RunFacts;
  readonly opening: LogEntry[] = [];
  readonly visits: Visit[] = [];
  end: TimelineEnd | undefined;
  #payload: Json = {};

  constructor(facts: RunFacts) {
    this.facts = facts;
  }

  read(entry: LogEntry): void {
    const { code, details } = entry;
    const state = textMember(details, 'state_name');
    if (code === 'FlowStarted') this.#payload = member(details, 'input') ?? {};
    else if (code === 'FlowSucceeded') this.#ended(true, 'end');
    else if (code === 'FlowCanceled') this.#ended(false, 'canceled');
    else if (code === 'FlowFailed') this.#failed(state, details);
    else if (code === 'ActionFailed') this.#raised(state, details);
    else if (code.endsWith('Started') && state !== undefined) this.#entered(state, details);
    else if (code.endsWith('Completed')) this.#completed(details);
    const last = this.visits.at(-1);
    (last?.entries ?? this.opening).push(entry);
  }

  #entered(state: string, details: Json): void {
    // An action's entry shows what it was sent, that of any other state the payload.
    const input = textMember(details, 'state_type') === 'Action' ? undefined : member(details, 'input');
    this.#leave(state, input);
    this.#open(state, input ?? this.#payload);
  }

  #open(state: string, before: Json): Visit {
    const visit: Visit = { state, before, entries: [], warnings: [] };
    this.visits.push(visit);
    return visit;
  }

  /** The older engine wrote two entries for one action; the later one has the result. */
  #completed(details: Json): void {
    const visit = this.visits.at(-1);
    const output = member(details, 'output');
    if (visit && output !== undefined) visit.output = output;
  }

  #raised(state: string | undefined, details: Json): Visit | undefined {
    const last = this.visits.at(-1);
    // A state whose Parameters fail has no Started entry.
    const fresh = state !== undefined && (!last || last.output !== undefined || last.state !== state);
    if (fresh) this.#leave(state, undefined);
    const visit = fresh ? this.#open(state, this.#payload) : last;
    if (visit) visit.error = toldError(details);
    return visit;
  }

  #failed(state: string | undefined, details: Json): void {
    const visit = this.#raised(state, details);
    if (visit) visit.outcome = { exit: 'error', after: visit.before, error: visit.error ?? {} };
    this.end = { succeeded: false };
  }

  #ended(succeeded: boolean, exit: Exit): void {
    const visit = this.visits.at(-1);
    if (visit && !visit.outcome) visit.outcome = { exit, after: visit.output ?? visit.before };
    this.end = { succeeded };
  }

  /** The last visit is over, since the run enters a state, whose input is known or not. */
  #leave(next: string, input: Json | undefined): void {
    const visit = this.visits.at(-1);
    if (!visit) return;
    const { before, output, error } = visit;
    const exit = exitTo(this.facts, visit, next);
    const after = output ?? input ?? (error ? placed(this.facts, visit, exit) : before);
    visit.outcome = { exit, after, ...(error && { error }) };
    this.#payload = after;
  }
}

/** By which transition a visit led to a state; the log does not tell. */
function exitTo(facts: RunFacts, { state, before, error }: Visit, next: string): Exit {
  const definition = stateNamed(facts.definition, state);
  const leads = (value: Json) => textMember(value, 'Next') === next;
  if (error) {
    const index = elements(member(definition, 'Catch')).findIndex(
      catcher => leads(catcher) && catches(catcher, error.exception),
    );
    return `catch[${Math.max(index, 0)}]`;
  }
  if (textMember(definition, 'Type') !== 'Choice') return 'next';
  const scope = scopeOf(facts, before);
  const rules = elements(member(definition, 'Choices'));
  const matching = rules.findIndex(
    rule => leads(rule) && unlessFails(() => ruleMatches(rule, scope, () => {})),
  );
  return matching < 0 ? 'default' : `choice[${matching}]`;
}

function catches(catcher: Json, exception: string | undefined): boolean {
  const names = elements(member(catcher, 'ErrorEquals'));
  return exception === undefined || names.includes(exception) || names.includes('States.ALL');
}

/** The payload after an error was caught, where the next entry does not show it. */
function placed({ definition }: RunFacts, { state, before, error }: Visit, exit: Exit): Json {
  const index = Number(/\d+/.exec(exit)?.[0] ?? 0);
  const catcher = elements(member(stateNamed(definition, state), 'Catch'))[index];
  const value: JsonObject = { Error: error?.exception ?? null, Cause: error?.cause ?? null };
  return isObject(catcher) ? (unlessFails(() => place(catcher.ResultPath, value, before)) ?? before) : before;
}
