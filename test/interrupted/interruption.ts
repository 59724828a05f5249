/**
 * Ends everything at one request, as a power cut would: the request is lost on the way, or its answer is. Whatever is
 * asked for after it fails too, until the interruption is over.
 */
export interface Interruption {
  /** so many requests were sent before it */
  at: number;
  lost: 'request' | 'answer';
}

/** What of a piece of work is known when it was interrupted. */
export interface Interrupted {
  /** it came to its end before the interruption */
  finished: boolean;
}

/** Does a piece of work with an interruption. Requests that read are no different from those that change something. */
export async function interrupted(
  work: () => Promise<unknown>,
  { at, lost }: Interruption,
): Promise<Interrupted> {
  const real = globalThis.fetch;
  let sent = 0;
  globalThis.fetch = async (input, init) => {
    const mine = sent++;
    if (mine < at) return real(input, init);
    if (mine === at && lost === 'answer') await (await real(input, init)).arrayBuffer();
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('cut'), { code: 'ECONNRESET' }) });
  };
  try {
    await work();
    return { finished: sent <= at };
  } catch {
    return { finished: false };
  } finally {
    globalThis.fetch = real;
  }
}

/**
 * Interrupts a piece of work at each of its requests, on the way there and on the way back; each time it is then done
 * again without interruption.
 * @param anew makes everything as it was before the work, and gives the work
 * @param check looks at what there is once it was done again
 * @returns how many requests the work takes
 */
export async function atEveryRequest<T>(
  anew: () => Promise<() => Promise<T>>,
  check: (outcome: T, interruption: Interruption) => Promise<void>,
): Promise<number> {
  for (let at = 0; ; at++) {
    for (const lost of ['request', 'answer'] as const) {
      const work = await anew();
      const { finished } = await interrupted(work, { at, lost });
      await check(await work(), { at, lost });
      if (finished) return at;
    }
  }
}
