import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEditorSettings } from './editor-settings.ts';

const defaults = readEditorSettings({});

test('what is set counts, and nothing else', () => {
  const set = readEditorSettings({ codeLens: true, inlayHints: { types: true, defaults: 'no' } });
  expect(set).toEqual({ codeLens: true, inlayHints: { ...defaults.inlayHints, types: true } });
  for (const odd of [undefined, null, 5, { inlayHints: [] }])
    expect(readEditorSettings(odd)).toEqual(defaults);
});

test('the settings that people see have the same names and defaults', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const hints = Object.entries(defaults.inlayHints).map(
    ([name, set]) => [`inlayHints.${name}`, set] as const,
  );
  const expected = [['codeLens', defaults.codeLens] as const, ...hints];
  expect(manifest.contributes.configuration.properties).toMatchObject(
    Object.fromEntries(expected.map(([name, set]) => [`globusFlows.${name}`, { default: set }])),
  );
});
