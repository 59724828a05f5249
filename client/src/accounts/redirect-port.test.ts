import { expect, test } from 'vitest';
import { redirectPort } from './redirect-port.ts';

const address = (back: string) =>
  `https://auth.globus.org/v2/oauth2/authorize?client_id=x&redirect_uri=${encodeURIComponent(back)}`;

test.each([
  [address('http://localhost:4711'), 4711],
  [address('http://127.0.0.1:80081'), undefined],
  [address('http://127.0.0.1:8080/x'), 8080],
  [address('https://auth.globus.org/v2/web/auth-code'), undefined],
  ['https://auth.globus.org/', undefined],
  ['no address', undefined],
])('%s waits at %s', (from, port) => expect(redirectPort(from)).toBe(port));
