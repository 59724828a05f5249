import { setTimeout as wait } from 'node:timers/promises';
import { type Asked, didNotArrive, networkProblem, staysSo, timeoutProblem } from './network-problem.ts';
import { GlobusError } from './problem.ts';
import { cancelled, fail } from './problem-words.ts';

/** How requests are sent; the defaults are for people, tests use shorter times. */
export interface TransportSettings {
  /** ms until a request without an answer is given up: 30 000 */
  timeout: number;
  /** how often a request is sent at most, when it may be repeated: 4 */
  attempts: number;
  /** ms before the first repetition, doubled for each further one: 250 */
  backOff: number;
  /** waits; rejects when the signal is aborted */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 ≤ n < 1, for the jitter */
  random(): number;
}

export const defaultSettings: TransportSettings = {
  timeout: 30_000,
  attempts: 4,
  backOff: 250,
  sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}),
  random: Math.random,
};

/** Longest pause that a service may ask for (ms); a longer one is told to the person instead. */
const longestPause = 30_000;

/** Transfer's 502 for a collection that refused or failed: the same answer would come again. */
const collectionFailed = /"code"\s*:\s*"(ExternalError|EndpointError)/;

/** What became of one attempt: an answer, or the reason why there is none. */
type Outcome = { response: Response; text: string } | { error: unknown; timedOut: boolean };

/**
 * A `fetch` for one request of the SDK. It goes to the environment's address of `asked.service` and
 * nowhere else, whatever host the SDK (or a variable of the process) names. It is given up after the
 * time-out, reading the body included. It is repeated after a pause when that can do no harm: after
 * 429, 5xx and lost connections if `asked.repeatable`, otherwise only when it certainly did not
 * arrive. Throws GlobusErrors.
 */
export function transport(asked: Asked, settings: TransportSettings, signal?: AbortSignal): typeof fetch {
  return async (input, init) => {
    const url = readdressed(input instanceof Request ? input.url : input, asked.environment[asked.service]);
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) throw new GlobusError(cancelled(asked.operation));
      const outcome = await send(url, init, asked, settings.timeout, signal);
      const pause = attempt < settings.attempts ? pauseAfter(outcome, asked, attempt, settings) : undefined;
      if (pause === undefined) return answerOf(outcome, asked, settings.timeout);
      await settings.sleep(pause, signal).catch(error => {
        throw signal?.aborted ? new GlobusError(cancelled(asked.operation)) : error;
      });
    }
  };
}

/** The SDK knows a service by its host, we by its role: only path and query are taken over. */
function readdressed(input: string | URL, base: string): URL {
  const { pathname, search } = new URL(input);
  const url = new URL(base);
  url.pathname = pathname;
  url.search = search;
  return url;
}

async function send(
  url: URL,
  init: RequestInit | undefined,
  asked: Asked,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const clock = AbortSignal.timeout(timeout);
  try {
    const either = signal ? AbortSignal.any([signal, clock]) : clock;
    const response = await fetch(url, { ...init, redirect: 'manual', signal: either });
    return { response, text: await response.text() };
  } catch (error) {
    if (signal?.aborted) throw new GlobusError(cancelled(asked.operation));
    return { error, timedOut: clock.aborted };
  }
}

/** ms to wait before sending it again; undefined when it must not be sent again. */
function pauseAfter(
  outcome: Outcome,
  asked: Asked,
  attempt: number,
  settings: TransportSettings,
): number | undefined {
  const pause = settings.backOff * 2 ** (attempt - 1) * (0.5 + settings.random());
  if ('error' in outcome) {
    if (staysSo(outcome.error)) return undefined;
    const safe = didNotArrive(outcome.error) || (asked.repeatable && !outcome.timedOut);
    return safe ? pause : undefined;
  }
  const { status, headers } = outcome.response;
  const passing = status === 429 || (status >= 500 && !collectionFailed.test(outcome.text));
  if (!asked.repeatable || !passing) return undefined;
  const wanted = retryAfter(headers);
  if (wanted === undefined) return pause;
  return wanted <= longestPause ? Math.max(wanted, pause) : undefined;
}

function answerOf(outcome: Outcome, asked: Asked, timeout: number): Response {
  if ('error' in outcome) {
    throw new GlobusError(
      outcome.timedOut ? timeoutProblem(timeout, asked) : networkProblem(outcome.error, asked),
    );
  }
  const { response, text } = outcome;
  if (response.status >= 300 && response.status < 400) refuseRedirect(asked, response.status);
  return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
}

/** No service redirects its API; following one could carry a token to another host. */
function refuseRedirect(asked: Asked, status: number): never {
  fail({
    kind: 'service',
    operation: asked.operation,
    status,
    why: `${asked.environment[asked.service]} sent the request on to another address, which is not followed`,
    remedy: 'A sign-in page of the network may be in between: open any web page, then try again.',
  });
}

/** The pause (ms) that a Retry-After header asks for, in seconds or until a date. */
export function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
