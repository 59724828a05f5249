import type { Provider } from './catalogue.ts';

// Ends at once, or after a time that its author writes beside it.
const HELLO = 'https://actions.globus.org/hello_world';

/** The provider goes on after it has answered, and often longer than an action may take without `WaitTime`. */
export function takesLong({ synchronous, deprecated, url }: Provider): boolean {
  // At a retired address nothing goes on.
  return synchronous === false && !deprecated && url !== HELLO;
}
