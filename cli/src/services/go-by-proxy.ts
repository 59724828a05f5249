import { refusal } from '../../../project/src/index.ts';

/** Has requests go by the proxy that the environment names, as the Globus CLI and curl do; Node's own fetch does not. */
export async function goByProxy(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const named = (env.https_proxy || env.HTTPS_PROXY || '').trim();
  if (named === '') return;
  const address = named.includes('://') ? named : `http://${named}`;
  if (!/^https?:/.test(address) || !URL.canParse(address))
    // What it says is not repeated: there may be a password in it.
    throw refusal({
      operation: 'use the proxy',
      message: 'HTTPS_PROXY does not say where a proxy is.',
      remedy: 'Give it an address such as http://proxy.example.org:3128, or leave it out.',
    });
  const { askProxy } = await import('../proxy/index.ts');
  askProxy(address);
}
