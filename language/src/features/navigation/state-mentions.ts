import { CATCHER_SPEC } from '../../model/part-specs.ts';
import type { State } from '../../model/state.ts';
import type { ExpressionInTree, PathUse } from '../../model/uses.ts';
import { keysIn } from './keys-in.ts';
import { implied, type Mention, plain } from './mention.ts';
import { stepsOfPath, stepsOfRead } from './path-steps.ts';
import { takesWhole } from './takes-whole.ts';

const known = new WeakMap<State, readonly Mention[]>();

/** Every place in a state that names a place of the payload. */
export function mentionsIn(state: State): readonly Mention[] {
  let mentions = known.get(state);
  if (!mentions) {
    mentions = readMentions(state);
    state.release();
    known.set(state, mentions);
  }
  return mentions;
}

function readMentions(state: State): Mention[] {
  const { paths, expressions } = state.uses;
  const writes = state.effect.kind === 'result' ? [...writtenKeys(state)] : [];
  return [
    ...paths.filter(({ path }) => path.problems.length === 0).map(use => ofPath(state, use)),
    ...expressions.flatMap(use => ofExpression(state, use)),
    ...writes,
  ];
}

function ofPath({ type }: State, { node, path, name, access, part, inTemplate }: PathUse): Mention {
  const steps = stepsOfPath(node, path);
  const taken = inTemplate || name === 'InputPath';
  const lost = steps.length < path.segments.length || !isOwn(type);
  const mention: Mention = { steps, access, inner: !taken ? 'none' : lost ? 'passed' : 'copied' };
  return part.spec === CATCHER_SPEC ? { ...mention, inCatcher: true } : mention;
}

function ofExpression({ type }: State, { node, expression, reads }: ExpressionInTree): Mention[] {
  const { text, tree } = expression;
  return reads.map(read => {
    const whole = read.span.offset === tree.span.offset && read.span.length === tree.span.length;
    const copied = whole && isOwn(type) && (read.via === 'name' || read.via === 'path');
    return {
      steps: stepsOfRead(node, text, read),
      access: 'read',
      inner: copied ? 'copied' : read.via === 'is_present' || !takesWhole(tree, read) ? 'none' : 'passed',
    };
  });
}

/** What the state makes goes into the payload and nowhere else. */
function isOwn(type: State['type']): boolean {
  return type === 'Pass' || type === 'ExpressionEval';
}

/** The keys of what a state makes itself and writes into the payload. */
function* writtenKeys({ type, effect, fields }: State): Generator<Mention> {
  if (!isOwn(type) || effect.kind !== 'result' || !effect.into) return;
  const result = type === 'Pass' ? fields.get('Result')?.value : undefined;
  const made = result ?? fields.get('Parameters')?.value;
  if (!made) return;
  for (const { steps, key, defines } of keysIn(made, effect.into, !result))
    yield {
      steps: [...implied(steps.slice(0, -1)), plain(key, String(steps.at(-1)))],
      access: defines ? 'write' : 'read',
      inner: 'none',
    };
}
