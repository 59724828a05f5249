import { stateNamed } from '../definition.ts';
import { elements, member, textMember } from '../json.ts';
import { referencePath } from '../result-path.ts';
import type { Json, JsonObject } from '../types.ts';
import { joined, type Known, knownWith, same, UNKNOWN } from './known.ts';
import { knownTargets } from './known-choice.ts';
import { knownOfTemplate } from './known-template.ts';
import { type KnownScope, knownOfPath } from './known-value.ts';

/**
 * The states that a run with this input may come to, each with what is known of the payload there whichever way the
 * run takes. What actions and people answer is not known.
 */
export function reachableStates(definition: Json, input: Known, context: Known): ReadonlyMap<string, Known> {
  const reached = new Map<string, Known>();
  const waiting: string[] = [];
  const arrive = (name: string | undefined, payload: Known) => {
    if (name === undefined || !stateNamed(definition, name)) return;
    const before = reached.get(name);
    const now = before ? joined(before, payload) : payload;
    if (before && same(before, now)) return;
    reached.set(name, now);
    if (!waiting.includes(name)) waiting.push(name);
  };
  arrive(textMember(definition, 'StartAt'), input);
  // Every round knows less than the one before, so this comes to an end.
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const state = stateNamed(definition, name) ?? {};
    const payload = reached.get(name) ?? UNKNOWN;
    for (const [next, after] of exits(state, { payload, context })) arrive(next, after);
  }
  return reached;
}

/** Where a state may lead to, and with which payload. */
function exits(state: JsonObject, scope: KnownScope): [string | undefined, Known][] {
  const { payload } = scope;
  const next = textMember(state, 'Next');
  switch (textMember(state, 'Type')) {
    case 'Choice':
      return knownTargets(state, scope).map(name => [name, payload]);
    case 'Action':
    case 'CreateWebInput':
    case 'AwaitWebInput':
      return [
        [next, placed(state, UNKNOWN, payload)],
        ...elements(member(state, 'Catch')).map((catcher): [string | undefined, Known] => [
          textMember(catcher, 'Next'),
          placed(catcher, UNKNOWN, payload),
        ]),
      ];
    case 'ExpressionEval':
      return [[next, placed(state, knownOfTemplate(member(state, 'Parameters') ?? {}, scope), payload)]];
    case 'Pass':
      return [[next, afterPass(state, scope)]];
    case 'Wait':
      return [[next, payload]];
    default:
      return [];
  }
}

function afterPass(state: JsonObject, scope: KnownScope): Known {
  const result = member(state, 'Result');
  if (result !== undefined) return placed(state, { kind: 'value', value: result }, scope.payload);
  const from = textMember(state, 'InputPath');
  const input = (from === undefined ? scope.payload : knownOfPath(from, scope)) ?? UNKNOWN;
  const parameters = member(state, 'Parameters');
  if (parameters !== undefined)
    return placed(state, knownOfTemplate(parameters, { ...scope, payload: input }), scope.payload);
  const origin = from === undefined ? undefined : referencePath(from);
  // Whether the value is moved or copied is not documented, so what is left there is not known.
  const left = origin?.length ? knownWith(scope.payload, origin, UNKNOWN) : scope.payload;
  return placed(state, input, left);
}

/** The payload with a result at the ResultPath of a state or a catcher; without one the result is the payload. */
function placed(holder: Json, result: Known, payload: Known): Known {
  const path = member(holder, 'ResultPath');
  if (path === undefined) return result;
  if (path === null) return payload;
  const steps = typeof path === 'string' ? referencePath(path) : undefined;
  return steps ? knownWith(payload, steps, result) : UNKNOWN;
}
