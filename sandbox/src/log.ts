const telling = /code|token|secret|state|verifier|challenge|password/i;

/** The address as it may be shown: the values of telling query parameters are left out. */
export function shownAddress(path: string, query: URLSearchParams): string {
  const parts = [...query].map(([key, value]) => {
    const shown = telling.test(key) ? '…' : encodeURIComponent(value);
    return `${encodeURIComponent(key)}=${shown}`;
  });
  const address = parts.length > 0 ? `${path}?${parts.join('&')}` : path;
  return address.length > 300 ? `${address.slice(0, 300)}…` : address;
}

/** One line for one request: `12:00:01.123 POST /flows 201 12 ms ada@sandbox.example`. No body, no secret. */
export function requestLine(request: {
  at: Date;
  method: string;
  path: string;
  query: URLSearchParams;
  /** The HTTP status, or what happened instead of an answer. */
  outcome: string;
  milliseconds: number;
  who: string | undefined;
}): string {
  const time = request.at.toISOString().slice(11, 23);
  const address = shownAddress(request.path, request.query);
  const duration = `${Math.round(request.milliseconds)} ms`;
  return [time, request.method, address, request.outcome, duration, request.who ?? '-'].join(' ');
}
