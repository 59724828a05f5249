import type { DebugProtocol } from '@vscode/debugprotocol';
import { printPath } from '../../../language/src/index.ts';
import { isObject } from '../json.ts';
import type { Location } from '../path.ts';
import { redact } from '../redact.ts';
import type { Json } from '../types.ts';

/** A value with members that a person can open. */
export interface Held {
  value: Json;
  /** Where it lies in what `$` stands for; undefined for values that no path leads to. */
  location?: Location | undefined;
  /** Belongs to the payload that can be changed. */
  changeable?: boolean | undefined;
}

const LONGEST = 120;

/** The values that are shown, by the numbers that the protocol has for them. They hold until the run goes on. */
export class Variables {
  #held: Held[] = [];

  clear(): void {
    this.#held = [];
  }

  /** The number of a value; 0 for one without members. */
  hold(held: Held): number {
    return childCount(held.value) === 0 ? 0 : this.#held.push(held);
  }

  get(reference: number): Held | undefined {
    return this.#held[reference - 1];
  }

  children(reference: number, { start = 0, count = 0 }: { start?: number; count?: number }) {
    const held = this.get(reference);
    const all = held ? members(held.value) : [];
    const page = count > 0 ? all.slice(start, start + count) : all.slice(start);
    return page.map(([step, value]) => this.#variable(step, { ...held, value, location: below(held, step) }));
  }

  /** A value as the protocol shows it. */
  shown(held: Held): Pick<DebugProtocol.Variable, 'value' | 'type' | 'variablesReference'> & Counts {
    return {
      value: preview(held.value),
      type: typeName(held.value),
      variablesReference: this.hold(held),
      ...counts(held.value),
    };
  }

  #variable(step: string | number, held: Held): DebugProtocol.Variable {
    const name = typeof step === 'number' ? `[${step}]` : step;
    const secret = name.startsWith('_private');
    return {
      name,
      ...(secret ? { value: '••••••', variablesReference: 0 } : this.shown(held)),
      ...(held.location && { evaluateName: printPath(held.location) }),
      ...(!held.changeable && { presentationHint: { attributes: ['readOnly'] } }),
    };
  }
}

/** The location of the member with a name in what is held. */
export function below(held: Held | undefined, name: string | number): Location | undefined {
  if (!held?.location) return undefined;
  const index =
    Array.isArray(held.value) && typeof name === 'string' ? /^\[(\d+)\]$/.exec(name)?.[1] : undefined;
  return [...held.location, index === undefined ? name : Number(index)];
}

/** A value in one line; what can be opened is cut short, and what the log of a run would hide is hidden here. */
function preview(value: Json): string {
  const text = JSON.stringify(redact(value));
  const cut = typeof value === 'object' && text.length > LONGEST;
  return cut ? `${text.slice(0, LONGEST - 1)}…` : text;
}

interface Counts {
  namedVariables?: number;
  indexedVariables?: number;
}

function counts(value: Json): Counts {
  if (Array.isArray(value)) return { indexedVariables: value.length };
  return isObject(value) ? { namedVariables: childCount(value) } : {};
}

function childCount(value: Json): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function members(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isObject(value) ? Object.entries(value) : [];
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
