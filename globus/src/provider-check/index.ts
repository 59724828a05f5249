export type { ProviderFinding, ProviderStep } from './finding.ts';
export { type Introspection, introspect } from './introspect.ts';
export { type ProviderSeen, providerAddressProblem, seeProvider } from './see-provider.ts';
export { type ProviderTrial, tokenRefusal, tryProvider } from './try-provider.ts';
