// The library that speaks with proxies: a bundle of its own, loaded where the environment names one.
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';

/** From now on fetch asks this proxy, but for hosts that NO_PROXY names. */
export function askProxy(address: string): void {
  setGlobalDispatcher(new EnvHttpProxyAgent({ httpsProxy: address }));
}
