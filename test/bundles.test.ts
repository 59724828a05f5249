import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const bundle = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../dist/${name}`, import.meta.url)), 'utf8');

test.each(['extension.web.js', 'server.worker.js'])('%s needs nothing of Node', name => {
  const text = bundle(name);
  expect([...text.matchAll(/require\(["']node:[\w/]+["']\)/g)].map(([found]) => found)).toEqual([]);
  expect(text).not.toMatch(/require\(["'](?:fs|path|http|child_process|crypto)["']\)/);
});

// A module that is there for its effect alone is left out if package.json does not name it among those with one.
test.each(['extension.js', 'extension.web.js'])(
  '%s takes its texts from the translation of VS Code',
  name => {
    expect(bundle(name)).toContain('l10n.bundle');
  },
);
