import { isObject, type JsonObject, member, textMember } from './json.ts';

export type FaultKind = 'expired-token' | '429' | '500' | 'hang' | 'drop';

export interface Fault {
  path: string;
  method: string | undefined;
  left: number;
  kind: FaultKind;
}

/** Troubles that were asked for, so that a client can be seen to cope with them. */
export interface Faults {
  arm(fault: Fault): void;
  clear(): void;
  /** The fault for this request, if one is armed; it then counts as used once. */
  take(method: string, path: string): FaultKind | undefined;
}

/** With those of a plan armed already. */
export function createFaults(plan: readonly Fault[] = []): Faults {
  let armed = [...plan];
  return {
    arm: fault => void armed.push(fault),
    clear: () => {
      armed = [];
    },
    take(method, path) {
      const fault = armed.find(
        one => path.startsWith(one.path) && (one.method === undefined || one.method === method),
      );
      if (fault === undefined) return undefined;
      fault.left--;
      armed = armed.filter(one => one.left > 0);
      return fault.kind;
    },
  };
}

const kinds: readonly FaultKind[] = ['expired-token', '429', '500', 'hang', 'drop'];

/** The header of a request that is to meet a fault itself. */
export const faultHeader = 'x-sandbox-fault';

/** The fault that a request asks for itself. */
export function faultNamed(name: string | string[] | undefined): FaultKind | undefined {
  return kinds.find(one => one === name);
}

/** Reads a plan: a JSON list of what `POST /sandbox/faults` takes. Throws with a sentence when it cannot be used. */
export function readFaultPlan(text: string): Fault[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new Error(`The fault plan is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
  if (!Array.isArray(list)) throw new Error('The fault plan must be a JSON list.');
  return list.map((body, index) => {
    const fault = readFault(isObject(body) ? body : {});
    if (typeof fault === 'string') throw new Error(`Number ${index + 1} of the fault plan: ${fault}`);
    return fault;
  });
}

/** Reads the body of `POST /sandbox/faults`; a sentence when it cannot be used. */
export function readFault(body: JsonObject): Fault | string {
  const path = textMember(body, 'path');
  if (path === undefined || !path.startsWith('/'))
    return 'Give `path`: the beginning of the paths that are to fail, such as "/flows".';
  const kind = kinds.find(one => one === member(body, 'fault'));
  if (kind === undefined) return `Give \`fault\`: one of ${kinds.join(', ')}.`;
  const times = member(body, 'times') ?? 1;
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1)
    return '`times` must be a whole number of at least 1.';
  const method = textMember(body, 'method');
  return { path, method: method?.toUpperCase(), left: times, kind };
}
