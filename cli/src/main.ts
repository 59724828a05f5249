#!/usr/bin/env node
import { version } from './version.ts';

// The commands are a bundle of their own: asking for the version must cost no more than Node itself.
const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') console.log(version);
else import('./commands.ts').then(({ run }) => run(process.argv));
