import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { readEditorSettings } from './editor-settings.ts';

const defaults = readEditorSettings({});

test('what is set counts, and nothing else', () => {
  const set = readEditorSettings({ codeLens: true, inlayHints: { types: true, defaults: 'no' } });
  expect(set).toEqual({ codeLens: true, inlayHints: { ...defaults.inlayHints, types: true } });
  for (const odd of [undefined, null, 5, { inlayHints: [] }])
    expect(readEditorSettings(odd)).toEqual(defaults);
});

test('the settings that people see have the same names and defaults', () => {
  const { properties } = manifest.contributes.configuration;
  expect({
    codeLens: properties['globusFlows.codeLens'].default,
    inlayHints: {
      defaults: properties['globusFlows.inlayHints.defaults'].default,
      transitions: properties['globusFlows.inlayHints.transitions'].default,
      types: properties['globusFlows.inlayHints.types'].default,
    },
  }).toEqual(defaults);
});
