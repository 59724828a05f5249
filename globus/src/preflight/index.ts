export type { AccessCheck, AccessFix, Grantee, Place } from './check.ts';
export { applyFix, fixesOf } from './fixes.ts';
export { type PreflightRequest, preflight } from './preflight.ts';
export type { Touched, TouchedValue } from './touched.ts';
