/** How requests are sent; the defaults are for people, tests use shorter times. */
export interface TransportSettings {
  /** ms until a request without an answer is given up: 30 000 */
  timeout: number;
  /** how often a request is sent at most, when it may be repeated: 4 */
  attempts: number;
  /** ms before the first repetition, doubled for each further one: 400 */
  backOff: number;
  /** waits; rejects with the signal's reason when it is aborted */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** 0 ≤ n < 1, for the jitter */
  random(): number;
}
