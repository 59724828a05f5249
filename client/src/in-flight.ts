/**
 * Lets one call for each key run at a time: whoever calls again meanwhile gets the outcome of the first call.
 * That is how a command invoked twice does its work once.
 */
export function inFlight<Arguments extends readonly unknown[], Result>(
  keyOf: (...of: Arguments) => string,
  work: (...of: Arguments) => Promise<Result>,
): (...of: Arguments) => Promise<Result> {
  const running = new Map<string, Promise<Result>>();
  return (...of) => {
    const key = keyOf(...of);
    const already = running.get(key);
    if (already) return already;
    const started = work(...of).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}
