/** A small Globus on loopback: Auth, Groups, Flows, Transfer, Search and the hosted action providers over local folders. */
export { type Collection, demo, type Group, type Person, type ServiceAccount } from './demo.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
export { runningSandbox } from './state/claim.ts';
