import { quoted } from '../problem-words.ts';
import type { Actor } from './actor.ts';
import { type AccessCheck, type Finding, type Place, unknown } from './check.ts';
import { collectionChecks, type NeedCheck } from './collection-access.ts';
import { checkStarter } from './flow-access.ts';
import { checkEndpoint, checkFunction, checkIndex } from './further-access.ts';
import { KINDS, later, missing, needOf } from './need-words.ts';
import type { Questions } from './questions.ts';
import type { Touched, TouchedValue } from './touched.ts';

/** What the checks of one pre-flight have in common. */
export interface Gathered {
  ask: Questions;
  /** the scope of the flow that is run */
  flowScope: string;
  now: number;
  /** who acts; undefined for a role whose token comes with the input */
  actorOf(runAs: string): Actor | undefined;
}

/** One check for each thing that is needed, with all the places that need it. */
export async function checkTouched(around: Gathered, touched: readonly Touched[]): Promise<AccessCheck[]> {
  const needs = new Map<string, Touched[]>();
  for (const one of touched) {
    const key = JSON.stringify([one.kind, one.runAs, keyOf(one.id), one.path && keyOf(one.path)]);
    needs.set(key, [...(needs.get(key) ?? []), one]);
  }
  const found = await Promise.all(
    [...needs.values()].map(async same => {
      const checks = await checksOf(around, same[0], touched);
      return checks.map(
        ({ at, ...check }): AccessCheck => ({ ...check, places: same.map(one => placeOf(one, at)) }),
      );
    }),
  );
  return merged(found.flat());
}

function placeOf({ state, id, path }: Touched, at: NeedCheck['at']): Place {
  return { state, span: (at === 'path' && path ? path : id).span };
}

function keyOf({ value, written }: TouchedValue): unknown {
  return value.kind === 'known' ? value.text : [value.kind, written];
}

/** The same about a collection is found at each of its paths. */
function merged(checks: readonly AccessCheck[]): AccessCheck[] {
  const byNeed = new Map<string, AccessCheck>();
  for (const check of checks) {
    const key = JSON.stringify([check.thing, check.who, check.need, check.words]);
    const same = byNeed.get(key);
    byNeed.set(key, same ? { ...same, places: distinct([...same.places, ...check.places]) } : check);
  }
  return [...byNeed.values()];
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map(place => [place.span.offset, place])).values()];
}

async function checksOf(
  around: Gathered,
  touched: Touched | undefined,
  all: readonly Touched[],
): Promise<NeedCheck[]> {
  if (!touched) return [];
  const { ask, actorOf } = around;
  const { kind, runAs, id } = touched;
  const actor = actorOf(runAs);
  const about = (thing: string, finding: Finding): NeedCheck => ({
    thing,
    at: 'id',
    need: needOf(touched),
    who: actor?.name ?? `whoever gives the token for the role ${quoted(runAs)}`,
    ...finding,
  });
  if (id.value.kind === 'missing') return [about(KINDS[kind], missing(id))];
  if (id.value.kind === 'later') return [about(KINDS[kind], later(id))];
  const { text } = id.value;
  if (kind === 'provider')
    return [
      about(
        text,
        unknown(
          'What this action provider touches is not known.',
          'Ask those who run it whether it needs access to anything.',
        ),
      ),
    ];
  if (!actor)
    return [
      about(
        `${KINDS[kind]} ${text}`,
        unknown(
          `The state runs as ${quoted(runAs)}, whose token the input brings.`,
          'Make sure that its owner has access.',
        ),
      ),
    ];
  switch (kind) {
    case 'compute-endpoint':
    case 'compute-function': {
      const [check, question] =
        kind === 'compute-endpoint' ? [checkEndpoint, ask.endpoint] : [checkFunction, ask.function];
      const answer = await question.either(actor.globus, text);
      const thing = 'value' in answer ? quoted(answer.value.name) : `${KINDS[kind]} ${text}`;
      return [about(thing, await check(ask, actor, text))];
    }
    case 'search-index':
      return [about(`${KINDS[kind]} ${text}`, await checkIndex(ask, actor, text))];
    case 'flow': {
      const answer = await ask.flow.either(actor.globus, text);
      const title = 'value' in answer ? answer.value.title : text;
      return [about(`the flow ${quoted(title)}`, await checkStarter(ask, actor, { id: text, title }))];
    }
    default:
      return collectionChecks(around, actor, touched, text, about, all);
  }
}
