import type { SyntaxProblem } from '../json/parse.ts';
import { type Fields, type JsonNode, stringValue } from '../json/tree.ts';
import { type KnownProviders, SNAPSHOT_ONLY } from '../providers/known-providers.ts';
import { type Argument, readArguments } from './arguments.ts';
import { type Effect, readEffect } from './effect.ts';
import type { Part } from './part.ts';
import { type Read, readKeysOf, readReads } from './reads.ts';
import { signatureOf } from './signature.ts';
import type { StateType } from './state-specs.ts';
import { readStateTree, type StateTree } from './state-tree.ts';
import { readTransitions, type Transition } from './transition.ts';
import type { Unit } from './unit.ts';
import { type ExpressionUse, readUses, type Uses } from './uses.ts';

/** What is kept of a state when its tree is let go. */
interface Summary {
  name: string;
  type: StateType | undefined;
  problems: readonly SyntaxProblem[];
  transitions: readonly Transition[];
  ends: boolean;
  runAs: string | undefined;
  effect: Effect;
  reads: readonly Read[];
  readKeys: readonly string[];
  arguments: readonly Argument[];
  expressions: readonly ExpressionUse[];
}

/**
 * A state of a definition. It never changes. Its tree takes many times the room of its text, so it is let go once all
 * is checked, and read again when somebody asks for it.
 */
export class State implements Unit {
  /** The state as an object of its own, `{"Name": …}`: what offsets count in. */
  readonly text: string;
  /** The action providers that were known when it was read. */
  readonly providers: KnownProviders;
  #tree: StateTree | undefined;
  #uses: Uses | undefined;
  #summary: Summary | undefined;
  #signature: string | undefined;

  /** `text`: the state as an object of its own, `{"Name": …}`. */
  constructor(text: string, providers = SNAPSHOT_ONLY) {
    this.text = text;
    this.providers = providers;
  }

  /** Lets go of what can be read again. */
  release(): void {
    this.#summary ??= this.#summarise();
    this.#tree = undefined;
    this.#uses = undefined;
  }

  get state(): State {
    return this;
  }

  get #kept(): Summary {
    this.#summary ??= this.#summarise();
    return this.#summary;
  }

  get name(): string {
    return this.#kept.name;
  }

  get type(): StateType | undefined {
    return this.#kept.type;
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#kept.problems;
  }

  get transitions(): readonly Transition[] {
    return this.#kept.transitions;
  }

  /** It has `"End": true`. */
  get ends(): boolean {
    return this.#kept.ends;
  }

  /** Whose identity an action runs under, as it is written: `User`, `Flow`, or the name of a role. */
  get runAs(): string | undefined {
    return this.#kept.runAs;
  }

  /** What it does to the payload. */
  get effect(): Effect {
    return this.#kept.effect;
  }

  get reads(): readonly Read[] {
    return this.#kept.reads;
  }

  /**
   * The properties of the payload that the reads begin with, those that conditions on them do, and those into which
   * results are written.
   */
  get readKeys(): readonly string[] {
    return this.#kept.readKeys;
  }

  /** What it sends to an action provider or asks a person, as far as only the run knows it. */
  get arguments(): readonly Argument[] {
    return this.#kept.arguments;
  }

  get expressions(): readonly ExpressionUse[] {
    return this.#kept.expressions;
  }

  /** Equal for two states that can stand for each other in all that is derived from the whole definition. */
  get signature(): string {
    // Few are ever asked for: those of a state before and after an edit.
    this.#signature ??= signatureOf(this.text, this.tree);
    return this.#signature;
  }

  get tree(): StateTree {
    this.#tree ??= readStateTree(this.text);
    return this.#tree;
  }

  get root(): JsonNode | undefined {
    return this.tree.root;
  }

  get key(): JsonNode {
    return this.tree.key;
  }

  get node(): JsonNode | undefined {
    return this.tree.node;
  }

  /** The members by name; of duplicates the last. */
  get fields(): Fields {
    return this.tree.fields;
  }

  get parts(): readonly Part[] {
    return this.tree.parts;
  }

  get uses(): Uses {
    this.#uses ??= readUses(this.parts);
    return this.#uses;
  }

  value(field: string): JsonNode | undefined {
    return this.fields.get(field)?.value;
  }

  #summarise(): Summary {
    const { name, type, problems, fields } = this.tree;
    const reads = readReads(this.uses);
    const effect = readEffect(this.tree, this.uses);
    return {
      name,
      type,
      problems: problems.length > 0 ? problems : NONE,
      transitions: type ? readTransitions(type, fields) : NONE,
      ends: fields.get('End')?.value?.value === true,
      runAs: type === 'Action' ? stringValue(fields.get('RunAs')?.value) : undefined,
      effect,
      reads,
      readKeys: readKeysOf(reads, effect),
      arguments: type && TAKERS.has(type) ? readArguments(this.uses) : NONE,
      // A node has its whole tree with it.
      expressions: this.uses.expressions.map(({ place, expression, name }) => ({ place, expression, name })),
    };
  }
}

const NONE: readonly never[] = [];

/** What they send has a form that is known. */
const TAKERS: ReadonlySet<StateType> = new Set(['Action', 'CreateWebInput', 'AwaitWebInput']);
