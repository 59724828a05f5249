/** A small Globus on loopback: Auth, Groups, Flows, Transfer, Search, Compute and the hosted action providers. */
export { type Collection, demo, type Group, type Person, type ServiceAccount } from './demo.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export { runningSandbox } from './state/claim.ts';
