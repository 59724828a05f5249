import type { Globus } from '../api.ts';
import { identityUrn } from '../identity.ts';
import type { JsonObject } from '../json.ts';
import { quoted } from '../problem-words.ts';
import { flowScope } from '../scopes.ts';
import type { Identity } from '../tokens.ts';
import type { Actor } from './actor.ts';
import type { AccessCheck } from './check.ts';
import { checkAccepted, checkStarter } from './flow-access.ts';
import { questions } from './questions.ts';
import type { Touched } from './touched.ts';
import { checkTouched, type Gathered } from './touched-access.ts';

/** A run that is about to be started. */
export interface PreflightRequest {
  flow: { id: string; title: string };
  body: JsonObject;
  /** what it touches */
  touched: readonly Touched[];
  /** who starts it */
  starter: Identity;
  /** the services as the starter, where it is signed in here */
  own: Globus | undefined;
  /** the services as who asks: it may be told what the starter is not */
  asker: Globus;
}

/**
 * Asks the services whether those who act in a run have access to all that it touches. What cannot be asked is
 * `unknown`. Changes nothing.
 */
export async function preflight(
  { flow, body, touched, starter, own, asker }: PreflightRequest,
  signal?: AbortSignal,
): Promise<AccessCheck[]> {
  const ask = questions(asker, signal);
  const { id, urn, name, kind } = starter;
  const person: Actor = { id, urn, name, kind, globus: own };
  const itself: Actor = {
    id: flow.id,
    urn: identityUrn(flow.id),
    name: `the flow ${quoted(flow.title)}`,
    kind: 'flow',
    globus: undefined,
  };
  const about = { thing: `the flow ${quoted(flow.title)}`, who: name, places: [] };
  const starting = { ...about, need: 'start runs of it', ...(await checkStarter(ask, person, flow)) };
  const accepted =
    starting.outcome === 'fails'
      ? []
      : [{ ...about, need: 'run it with this input', ...(await checkAccepted(person, flow, body, signal)) }];
  const around: Gathered = {
    ask,
    flowScope: flowScope(flow.id),
    now: Date.now(),
    actorOf: runAs => (runAs === 'User' ? person : runAs === 'Flow' ? itself : undefined),
  };
  const checks = [starting, ...accepted, ...(await checkTouched(around, touched))];
  // Nobody can agree to anything in a browser for a service account.
  return own && kind !== 'person' ? checks.map(withoutConsent) : checks;
}

function withoutConsent(check: AccessCheck): AccessCheck {
  if (check.fix?.kind !== 'consent') return check;
  const { fix: _, ...rest } = check;
  return rest;
}
