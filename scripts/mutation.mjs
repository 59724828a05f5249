#!/usr/bin/env node
// Breaks valid flows in thousands of ways, ours and the public ones beside this checkout, and says what share is found.
import './lib/node-version.mjs';
import { spawn } from 'node:child_process';
import { program, root } from './lib/project.mjs';

const child = spawn(
  process.execPath,
  [program('vitest'), 'run', 'test/mutation', '--disable-console-intercept', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, GFLOW_MUTANTS: 'all' } },
);
child.once('exit', code => process.exit(code ?? 1));
