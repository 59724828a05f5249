import { readsOf } from '../../expression/reads.ts';
import type { Result } from '../../model/effect.ts';
import type { State } from '../../model/state.ts';
import type { Template } from '../../model/template.ts';
import type { Path } from '../../path/parse.ts';
import { errorOf, resultOf } from '../../payload/result.ts';
import { UNKNOWN } from '../../shape/build.ts';
import type { Shape, Step } from '../../shape/shape.ts';
import { type KeyPath, keyPath } from './key-path.ts';

/** A value that is in the payload twice once the state has run, so that its keys have two paths. */
export interface Copy {
  from: KeyPath;
  to: KeyPath;
}

/** A value that a state writes, and whose keys are not written in its text. */
export interface Foreign {
  into: KeyPath;
  shape: Shape;
  from: 'provider' | 'person' | 'error' | 'expression' | 'unknown';
}

/** What a state writes into the payload, as far as it does not say the keys of it. */
export interface Made {
  copies: readonly Copy[];
  foreign: readonly Foreign[];
}

const known = new WeakMap<State, Made>();

export function madeBy(state: State): Made {
  let made = known.get(state);
  if (!made) {
    made = new Reader(state);
    known.set(state, made);
  }
  return made;
}

class Reader implements Made {
  readonly copies: Copy[] = [];
  readonly foreign: Foreign[] = [];

  constructor(state: State) {
    const { effect } = state;
    if (effect.kind === 'unknown') this.#add([], UNKNOWN, 'unknown');
    if (effect.kind !== 'result') return;
    for (const { into } of effect.catchers) this.#add(into, errorOf(state), 'error');
    if (effect.into) this.#result(state, effect.result, effect.into);
    else this.#add([], UNKNOWN, 'unknown');
  }

  #result(state: State, result: Result, into: readonly Step[]): void {
    switch (result.kind) {
      case 'action':
      case 'registered-api':
        this.#add(into, resultOf(state, result, [], []), 'provider');
        break;
      case 'web-input':
      case 'web-answer':
        this.#add(into, resultOf(state, result, [], []), 'person');
        break;
      case 'template':
        this.#template(result.template, into);
        break;
      case 'path':
        this.#path(result.path, into);
        break;
      case 'payload':
        if (into.length > 0) this.copies.push({ from: [], to: keyPath(into) });
        break;
    }
  }

  #template(template: Template, into: readonly Step[]): void {
    switch (template.kind) {
      case 'object':
        for (const [name, value] of template.members) this.#template(value, [...into, name]);
        break;
      case 'array':
        for (const element of template.elements) this.#template(element, [...into, 0]);
        break;
      case 'path':
        this.#path(template.path, into);
        break;
      case 'expression': {
        const { tree } = template.expression;
        const [read, ...more] = readsOf(tree);
        const whole = read && more.length === 0 && read.span.length === tree.span.length;
        const steps = read?.steps.filter(step => typeof step !== 'object') ?? [];
        const plain = whole && (read.via === 'name' || read.via === 'path');
        if (plain && steps.length === read.steps.length) this.#copy(steps, into);
        else this.#add(into, UNKNOWN, 'expression');
        break;
      }
      case 'unknown':
        this.#add(into, UNKNOWN, 'unknown');
        break;
    }
  }

  #path({ steps, problems }: Path, into: readonly Step[]): void {
    if (steps && problems.length === 0) this.#copy(steps, into);
    else this.#add(into, UNKNOWN, 'unknown');
  }

  #copy(from: readonly Step[], to: readonly Step[]): void {
    this.copies.push({ from: keyPath(from), to: keyPath(to) });
  }

  #add(into: readonly Step[] | undefined, shape: Shape, from: Foreign['from']): void {
    this.foreign.push({ into: keyPath(into ?? []), shape, from });
  }
}
