import type { RunInput } from './input.ts';

/** Inputs of this window's runs, by flow. Only in memory: an input may hold what must not lie on the disk. */
export const lastInputs = new Map<string, RunInput>();
