// The floor of a check: reads all JSON files below a folder, and parses them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true }))
  if (name.endsWith('.json')) JSON.parse(readFileSync(join(folder, name), 'utf8'));
