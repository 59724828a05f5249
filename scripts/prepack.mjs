#!/usr/bin/env node
// npm runs this before it packs, so that from the same commit everybody packs the same bytes.
import './lib/node-version.mjs';
import { settlePacked } from './lib/modes.mjs';
import { run } from './lib/processes.mjs';
import { inProject } from './lib/project.mjs';

await run(process.execPath, [inProject('scripts', 'build.mjs'), '--production']);
await settlePacked();
