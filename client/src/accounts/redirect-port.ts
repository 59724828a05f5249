/** The port of this computer that a sign-in address sends the browser back to. */
export function redirectPort(authorizeAddress: string): number | undefined {
  const back = URL.canParse(authorizeAddress)
    ? new URL(authorizeAddress).searchParams.get('redirect_uri')
    : null;
  if (back === null || !URL.canParse(back)) return undefined;
  const { hostname, port } = new URL(back);
  return ['localhost', '127.0.0.1'].includes(hostname) && port !== '' ? Number(port) : undefined;
}
