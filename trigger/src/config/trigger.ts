import path from 'node:path';
import type { Json, JsonObject } from '../../../globus/src/index.ts';
import { isJsonObject, refusal } from '../../../project/src/index.ts';
import { personalPath } from '../collection-path.ts';
import { readSettle, type Settle } from '../settle.ts';
import { templateProblems } from '../template/problems.ts';

/** Which files start runs of which flow, with which input. */
export interface Trigger {
  name: string;
  /** A definition, its name in the project file, an id, or a title. */
  flow: string;
  /** The watched folder, absolute. */
  folder: string;
  pattern: string;
  settle: Settle;
  /** The template of the run input. */
  input: JsonObject;
  /** Where the folder is in its collection. */
  collectionPath: string;
  /** The id of who must act; whoever is signed in, where it is not said. */
  account?: string;
}

/** A trigger as it is written down. */
export interface TriggerFields {
  flow?: Json | undefined;
  watch?: Json | undefined;
  pattern?: Json | undefined;
  settle?: Json | undefined;
  input?: Json | undefined;
  collectionPath?: Json | undefined;
  account?: Json | undefined;
}

/** Reads a trigger. `base` is the folder that its paths start from. Throws a refusal. */
export function readTrigger(name: string, fields: TriggerFields, base: string): Trigger {
  const text = (field: 'flow' | 'watch' | 'pattern') => {
    const value = fields[field];
    if (typeof value === 'string' && value.trim() !== '') return value;
    return refuse(name, `it does not say “${field}”.`, 'Say what it is.');
  };
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._ -]{0,63}$/u.test(name) || VERBS.includes(name))
    refuse(
      name,
      'this is no name for a trigger.',
      `Use letters and digits, 64 at most; not ${VERBS.join(', ')}.`,
    );
  const folder = path.resolve(base, text('watch'));
  return {
    name,
    flow: text('flow'),
    folder,
    pattern: text('pattern'),
    settle: settleOf(name, fields.settle),
    input: inputOf(name, fields.input),
    collectionPath: collectionPathOf(name, fields.collectionPath, folder),
    ...(typeof fields.account === 'string' && { account: fields.account }),
  };
}

/** What gflow trigger takes for its own verbs. */
const VERBS = ['status', 'retry', 'dismiss', 'service'];

function settleOf(name: string, value: Json = '5s'): Settle {
  const settle = typeof value === 'string' ? readSettle(value) : undefined;
  return (
    settle ??
    refuse(
      name,
      `“settle” is ${JSON.stringify(value)}.`,
      'It is a time without a change (5s, 2m), the ending of a marker (.done), or "manifest".',
    )
  );
}

function inputOf(name: string, template: Json = {}): JsonObject {
  if (!isJsonObject(template)) return refuse(name, '“input” is not a JSON object.', 'It starts with {.');
  const [problem] = templateProblems(template);
  if (problem) refuse(name, `“input” cannot be filled in. ${problem.path}: ${problem.message}`, '');
  return template;
}

function collectionPathOf(name: string, value: Json | undefined, folder: string): string {
  const found = value ?? personalPath(folder);
  if (typeof found === 'string' && found.startsWith('/')) return found;
  return refuse(
    name,
    value === undefined
      ? `${folder} has no path in a collection of Globus Connect Personal.`
      : '“collectionPath” does not begin with a slash.',
    'Say with “collectionPath” where the folder is in its collection: /raw/.',
  );
}

function refuse(name: string, why: string, remedy: string): never {
  throw refusal({
    operation: `read the trigger “${name}”`,
    message: `The trigger “${name}” cannot be used: ${why}`,
    remedy,
  });
}
