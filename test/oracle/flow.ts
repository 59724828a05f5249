import type { Json } from '../../runtime/src/index.ts';
import { evaluate, Raised } from './expression.ts';
import { find, isObject, place } from './path.ts';

/**
 * A second reading of how a run goes, written from the description of the language and not from the interpreter: one
 * loop, on a clock that is a number, with copies of everything. It is there to be compared with, so it is slow and plain.
 * Where Globus leaves something open it does what the default settings of the runtime say.
 */

interface Fields {
  [key: string]: Json;
}

/** What the world answers to an action: refused, or a status at the end of some time. Times are in milliseconds. */
export type Answer =
  | { refused: string }
  | { status: 'SUCCEEDED' | 'FAILED'; details: Json; after: number }
  /** A person is asked for a consent, and gives it `after` that time; then the action has succeeded. */
  | { inactive: true; details: Json; after: number };

/** What a person answers to a web input. */
export type Reply = { response: Json; after: number } | { expires: number } | { unknown: true };

/** Answers in turn: the first action gets the first answer, and after the last it begins anew. */
export interface Answers {
  actions: readonly Answer[];
  replies: readonly Reply[];
  /** Whether a web input can be created, in turn. */
  creations: readonly boolean[];
}

export interface Entry {
  /** Milliseconds since the run began. */
  at: number;
  code: string;
  details: Json;
}

export interface OracleRun {
  /** LIMIT: it goes on for longer, or its payload grows larger, than anybody wants to compare. */
  status: 'SUCCEEDED' | 'FAILED' | 'LIMIT';
  log: Entry[];
  /** How many states it has entered. */
  visits: number;
  /** The bodies that actions were started with, as the providers get them. */
  bodies: Json[];
  /** Nothing in the run depends on when a provider is asked again after a consent, which is not told. */
  timed: boolean;
}

/** A flow fails here with a name that catchers know. */
class FlowError extends Error {
  readonly exception: string;
  readonly text: string | undefined;
  constructor(exception: string, text?: string) {
    super(exception);
    this.exception = exception;
    this.text = text;
  }
}

const ACTION_ERRORS = [
  'ActionUnableToRun',
  'ActionFailedException',
  'ActionTimeout',
  'Flows.WebInputExpired',
];

const LARGE = 5_000;

/** Stands where the reference does not say the words of a cause. */
export const SOME_CAUSE = '(some cause)';

export function oracle(
  definition: Json,
  input: Json,
  context: Json,
  start: number,
  answers: Answers,
  maximum: number,
): OracleRun {
  const log: Entry[] = [];
  const bodies: Json[] = [];
  let now = 0;
  let timed = true;
  const turn = { actions: 0, replies: 0, creations: 0 };
  const say = (code: string, details: Json) => log.push({ at: now, code, details: redacted(details) });

  const flow = fields(definition);
  let payload = structuredClone(input);
  let name = String(flow.StartAt);
  say('FlowStarted', { input: payload });

  for (let visits = 1; ; visits++) {
    if (visits > maximum || JSON.stringify(payload).length > LARGE)
      return { status: 'LIMIT', log, visits: visits - 1, bodies, timed };
    const state = fields(fields(flow.States)[name]);
    const type = String(state.Type);
    const about = { state_name: name, state_type: type };
    let next: string | undefined;
    try {
      if (type === 'Fail') {
        say('FailStarted', { ...about, input: payload });
        const failure: Fields = { state_name: name };
        const error = textOf(state, 'Error', payload, context);
        const cause = textOf(state, 'Cause', payload, context);
        if (error !== undefined) failure.exception = error;
        if (cause !== undefined) failure.cause = cause;
        say('FlowFailed', failure);
        return { status: 'FAILED', log, visits, bodies, timed };
      }
      if (type !== 'Action') say(`${type}Started`, { ...about, input: payload });
      next = visit(state, type, about);
      say(`${type}Completed`, { ...about, output: payload });
    } catch (error) {
      if (!(error instanceof FlowError)) throw error;
      const caught = catcherOf(state, error);
      const cause = error.text ?? SOME_CAUSE;
      if (type === 'Action' && ACTION_ERRORS.includes(error.exception))
        say('ActionFailed', { state_name: name, exception: error.exception, cause });
      if (caught === undefined) {
        say('FlowFailed', { state_name: name, exception: error.exception, cause });
        return { status: 'FAILED', log, visits, bodies, timed };
      }
      const placed = place(
        String(caught.ResultPath ?? '$'),
        { Error: error.exception, Cause: cause },
        payload,
      );
      if (!placed) {
        say('FlowFailed', {
          state_name: name,
          exception: 'States.ResultPathMatchFailure',
          cause: SOME_CAUSE,
        });
        return { status: 'FAILED', log, visits, bodies, timed };
      }
      payload = placed.payload;
      next = String(caught.Next);
    }
    if (next === undefined) {
      say('FlowSucceeded', { output: payload });
      return { status: 'SUCCEEDED', log, visits, bodies, timed };
    }
    name = next;
  }

  /** What a state does; the name of the next, or undefined at the end. */
  function visit(state: Fields, type: string, about: Fields): string | undefined {
    switch (type) {
      case 'Choice':
        for (const rule of list(state.Choices))
          if (matches(fields(rule), payload, context)) return String(fields(rule).Next);
        if (state.Default === undefined) throw new FlowError('States.NoChoiceMatched');
        return String(state.Default);
      case 'Wait':
        now = waitUntil(state);
        break;
      case 'Pass':
        put(state, passResult(state));
        break;
      case 'ExpressionEval':
        put(state, template(state.Parameters ?? null, payload));
        break;
      case 'Action':
        put(state, action(state, about));
        break;
      case 'CreateWebInput': {
        body(state);
        const works = inTurn(answers.creations, turn.creations++);
        if (!works) throw new FlowError('States.Runtime');
        put(state, { web_input_id: `W${turn.creations}` });
        break;
      }
      case 'AwaitWebInput': {
        const { web_input_id: id, WebInputId: other } = fields(body(state));
        if (typeof id !== 'string' && typeof other !== 'string') throw new FlowError('States.Runtime');
        const reply = inTurn(answers.replies, turn.replies++);
        if ('unknown' in reply) throw new FlowError('States.Runtime');
        now += 'expires' in reply ? reply.expires : reply.after;
        if ('expires' in reply) throw new FlowError('Flows.WebInputExpired');
        put(state, { response: reply.response });
        break;
      }
      default:
        throw new Error(`The oracle does not know the type ${type}.`);
    }
    return state.End === true ? undefined : String(state.Next);
  }

  function put(state: Fields, result: Json): void {
    const placed = place(String(state.ResultPath ?? '$'), result, payload);
    if (!placed) throw new FlowError('States.ResultPathMatchFailure');
    payload = placed.payload;
  }

  function selected(path: Json): Json {
    const found = find(String(path), payload, context);
    if (!found) throw new FlowError('States.Runtime');
    return found.value;
  }

  function body(state: Fields): Json {
    if (state.InputPath !== undefined) return selected(state.InputPath);
    return state.Parameters === undefined ? payload : template(state.Parameters, payload);
  }

  function passResult(state: Fields): Json {
    if (state.Result !== undefined) return state.Result;
    const from = state.InputPath === undefined ? payload : selected(state.InputPath);
    return state.Parameters === undefined ? from : template(state.Parameters, from);
  }

  /** First the paths, then the expressions: if both fail, it is the path that is told. */
  function template(parameters: Json, from: Json): Json {
    return evaluated(referenced(parameters, from, false), from);
  }

  function referenced(node: Json, from: Json, private_: boolean): Json {
    if (Array.isArray(node)) return node.map(item => referenced(item, from, private_));
    if (!isObject(node)) return node;
    const made: Fields = {};
    const hidden = list(node.__Private_Parameters ?? []).map(key => bare(String(key)));
    for (const [key, value] of Object.entries(node)) {
      if (key === '__Private_Parameters') continue;
      if (key.endsWith('.$')) {
        const found = find(String(value), from, context);
        if (!found)
          throw new FlowError(
            'States.Runtime',
            `The path '${value}' specified for the field '${key}' could not be found in the state input.`,
          );
        // What is fetched is data: it is put where no expression is looked for.
        made[bare(key)] = { [FETCHED]: found.value };
      } else made[key] = key.endsWith('.=') ? value : referenced(value, from, private_);
    }
    if (private_) for (const key of Object.keys(made)) if (hidden.includes(bare(key))) delete made[key];
    return made;
  }

  function evaluated(node: Json, from: Json): Json {
    if (Array.isArray(node)) return node.map(item => evaluated(item, from));
    if (!isObject(node)) return node;
    if (node[FETCHED] !== undefined) return node[FETCHED];
    const made: Fields = {};
    for (const [key, value] of Object.entries(node)) {
      if (!key.endsWith('.=')) made[key] = evaluated(value, from);
      else
        try {
          made[bare(key)] = evaluate(String(value), { payload: from, context });
        } catch (error) {
          if (!(error instanceof Raised)) throw error;
          throw new FlowError('States.Runtime');
        }
    }
    return made;
  }

  /** The status document that an action ends with, and the name of its state. */
  function action(state: Fields, about: Fields): Json {
    // The log has the paths followed and the expressions as they are written, before any of them is worked out.
    if (state.InputPath !== undefined) say('ActionStarted', { ...about, input: selected(state.InputPath) });
    else {
      const shown =
        state.Parameters === undefined ? payload : raw(referenced(state.Parameters, payload, true));
      say('ActionStarted', { ...about, input: shown });
    }
    bodies.push(body(state));
    const answer = inTurn(answers.actions, turn.actions++);
    if ('refused' in answer) throw new FlowError('ActionUnableToRun');
    const patience = Number(state.WaitTime ?? 300) * 1000;
    if ('inactive' in answer) {
      timed = false;
      now += answer.after;
    } else {
      const took = polled(answer.after, patience);
      now += took ?? patience;
      if (took === undefined) throw new FlowError('ActionTimeout');
    }
    const status = 'inactive' in answer ? 'SUCCEEDED' : answer.status;
    if (status === 'FAILED' && (state.ExceptionOnActionFailure ?? true) === true)
      throw new FlowError('ActionFailedException');
    return {
      action_id: `A${turn.actions}`,
      status,
      details: answer.details,
      state_name: String(about.state_name),
    };
  }

  function waitUntil(state: Fields): number {
    if (state.Seconds !== undefined) return now + Number(state.Seconds) * 1000;
    if (state.SecondsPath !== undefined) {
      const seconds = selected(state.SecondsPath);
      if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 0)
        throw new FlowError('States.Runtime');
      return now + seconds * 1000;
    }
    const time = state.Timestamp ?? selected(state.TimestampPath ?? null);
    const instant = instantOf(time);
    if (instant === undefined) throw new FlowError('States.Runtime');
    return Math.max(now, instant - start);
  }
}

const FETCHED = '(fetched)';

function raw(node: Json): Json {
  if (Array.isArray(node)) return node.map(raw);
  if (!isObject(node)) return node;
  if (node[FETCHED] !== undefined) return node[FETCHED];
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, raw(value)]));
}

function bare(key: string): string {
  return key.replace(/\.[$=]$/, '');
}

/**
 * When a provider that is asked after 1, 3, 7, … seconds is seen to have ended. Undefined: it is not, as long as the
 * state has patience.
 */
function polled(after: number, patience: number): number | undefined {
  if (after === 0) return 0;
  let asked = 0;
  for (let pause = 1000; ; pause = Math.min(pause * 2, 600_000)) {
    asked += pause;
    if (asked > patience) return undefined;
    if (asked >= after) return asked;
  }
}

function catcherOf(state: Fields, error: FlowError): Fields | undefined {
  return list(state.Catch ?? [])
    .map(fields)
    .find(catcher =>
      list(catcher.ErrorEquals).some(
        name =>
          name === error.exception || (name === 'States.ALL' && ACTION_ERRORS.includes(error.exception)),
      ),
    );
}

function textOf(state: Fields, what: 'Error' | 'Cause', payload: Json, context: Json): string | undefined {
  const path = state[`${what}Path`];
  if (path === undefined) return state[what] === undefined ? undefined : String(state[what]);
  const found = find(String(path), payload, context);
  if (!found) throw new FlowError('States.Runtime');
  return typeof found.value === 'string' ? found.value : JSON.stringify(found.value);
}

function matches(rule: Fields, payload: Json, context: Json): boolean {
  if (rule.And !== undefined) return list(rule.And).every(part => matches(fields(part), payload, context));
  if (rule.Or !== undefined) return list(rule.Or).some(part => matches(fields(part), payload, context));
  if (rule.Not !== undefined) return !matches(fields(rule.Not), payload, context);
  const found = find(String(rule.Variable), payload, context);
  const comparison = Object.keys(rule).find(key => key !== 'Variable' && key !== 'Next') ?? '';
  let operand = rule[comparison] ?? null;
  if (comparison === 'IsPresent') return (found !== undefined) === operand;
  if (!found) return false;
  const { value } = found;
  switch (comparison) {
    case 'IsNull':
      return (value === null) === operand;
    case 'IsString':
      return (typeof value === 'string') === operand;
    case 'IsNumeric':
      return (typeof value === 'number') === operand;
    case 'IsBoolean':
      return (typeof value === 'boolean') === operand;
    case 'IsTimestamp':
      return (instantOf(value) !== undefined) === operand;
    case 'StringMatches':
      return typeof value === 'string' && wildcard(String(operand), value);
  }
  if (comparison.endsWith('Path')) {
    const other = find(String(operand), payload, context);
    if (!other) return false;
    operand = other.value;
  }
  const [, kind = '', order = ''] =
    /^(Boolean|Numeric|String|Timestamp)(\w+?)(?:Path)?$/.exec(comparison) ?? [];
  const [left, right] = [comparable(kind, value), comparable(kind, operand)];
  if (left === undefined || right === undefined) return false;
  if (order === 'Equals') return left === right;
  if (order === 'LessThan') return left < right;
  if (order === 'LessThanEquals') return left <= right;
  if (order === 'GreaterThan') return left > right;
  if (order === 'GreaterThanEquals') return left >= right;
  throw new Error(`The oracle does not know ${comparison}.`);
}

function comparable(kind: string, value: Json): string | number | boolean | undefined {
  if (kind === 'Boolean' && typeof value === 'boolean') return value;
  if (kind === 'Numeric' && typeof value === 'number') return value;
  if (kind === 'String' && typeof value === 'string') return value;
  return kind === 'Timestamp' ? instantOf(value) : undefined;
}

function instantOf(value: Json): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Every way to let `*` stand for something is tried. */
function wildcard(pattern: string, text: string): boolean {
  const [first = ''] = pattern;
  if (pattern === '') return text === '';
  if (first === '*')
    return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some(rest =>
      wildcard(pattern.slice(1), rest),
    );
  const literal = first === '\\' ? pattern.slice(1, 2) : first;
  return text.startsWith(literal) && wildcard(pattern.slice(first === '\\' ? 2 : 1), text.slice(1));
}

/** Without what nobody is told: every property whose name begins with `_private`. */
function redacted(value: Json): Json {
  if (Array.isArray(value)) return value.map(redacted);
  if (!isObject(value)) return structuredClone(value);
  const shown = Object.entries(value).filter(([key]) => !key.startsWith('_private'));
  return Object.fromEntries(shown.map(([key, item]) => [key, redacted(item)]));
}

function inTurn<T>(answers: readonly T[], turn: number): T {
  const answer = answers[turn % answers.length];
  if (answer === undefined) throw new Error('There are no answers.');
  return answer;
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function fields(value: Json | undefined): Fields {
  return value !== undefined && isObject(value) ? value : {};
}
