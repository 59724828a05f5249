export type { AccessCheck, AccessFix, Grantee, Place } from './check.ts';
export { applyFix, fixesOf, runPermissionFixes } from './fixes.ts';
export { type PreflightRequest, preflight } from './preflight.ts';
export type { Touched, TouchedValue } from './touched.ts';
