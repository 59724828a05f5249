import { hasConsent } from '../auth/consents.ts';
import { helloWorldScope } from '../auth/scopes.ts';
import { member, textMember } from '../json.ts';
import type { State } from '../state/state.ts';
import { consentNeeded, objectSchema, type Provider, succeeded } from './provider.ts';

/** Says hello, at once or after `sleep_time` seconds; can be made to ask for a consent. */
export function helloWorld(state: State): Provider {
  return {
    path: 'hello_world',
    url: 'https://actions.globus.org/hello_world',
    title: 'Hello World',
    subtitle: 'Says hello',
    synchronous: false,
    scope: helloWorldScope,
    inputSchema: objectSchema(
      {},
      {
        echo_string: { type: 'string' },
        sleep_time: { type: 'integer' },
        required_dependent_scope: { type: 'string' },
      },
      true,
    ),
    start(body, authority) {
      const needed = textMember(body, 'required_dependent_scope');
      if (needed !== undefined && !hasConsent(state, authority, needed))
        return consentNeeded([helloWorldScope, needed], 'Missing consent');
      const echo = textMember(body, 'echo_string');
      const details = { Hello: 'World', ...(echo !== undefined && { hello: echo }) };
      const sleep = Number(member(body, 'sleep_time') ?? 0);
      return sleep > 0
        ? { kind: 'timer', until: state.clock.now() + sleep * 1000, details }
        : succeeded(details);
    },
  };
}
