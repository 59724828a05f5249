/** A signal that the first Ctrl-C aborts; the second one ends the process as usual. */
export function interrupted(): { signal: AbortSignal; dispose(): void } {
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('SIGINT', abort);
  return { signal: stop.signal, dispose: () => void process.off('SIGINT', abort) };
}
