import { networkCode } from '../network-problem.ts';

/** ms; providers answer at once, and do what takes long afterwards. */
const TIMEOUT = 30_000;

/** What a provider has answered. */
export interface Answer {
  status: number;
  /** undefined where it is no JSON. */
  document: unknown;
}

/** Asks a provider; redirects are not followed, for they could carry the token elsewhere. Or why there is no answer. */
export async function ask(
  url: string,
  { method = 'GET', token, body }: { method?: 'GET' | 'POST'; token?: string; body?: unknown },
  signal?: AbortSignal,
): Promise<Answer | string> {
  const clock = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, clock]) : clock,
      headers: {
        Accept: 'application/json',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, document: jsonIn(await response.text()) };
  } catch (error) {
    signal?.throwIfAborted();
    if (clock.aborted) return `It has not answered within ${TIMEOUT / 1000} seconds.`;
    return `It could not be reached (${networkCode(error) ?? 'the connection was lost'}).`;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
