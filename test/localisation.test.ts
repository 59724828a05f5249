import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { getL10nPseudoLocalized } from '@vscode/l10n-dev';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { assignmentWords } from '../client/src/permissions/plan-words.ts';

const texts: Record<string, string> = JSON.parse(
  readFileSync(new URL('../l10n/bundle.l10n.json', import.meta.url), 'utf8'),
);

/** A text with all its placeholders filled in, and what they were filled in with. */
function shown(text: string): { words: string; values: string[] } {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const values = names.map(name => `<${name}>`);
  return { words: l10n.t(text, Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']))), values };
}

describe('the texts of the client in another language', () => {
  beforeEach(() => l10n.config({ contents: getL10nPseudoLocalized(texts) }));
  afterEach(() => l10n.config({ contents: {} }));

  test('are found by what the code says, and keep what stands in them', () => {
    expect(Object.keys(texts).length).toBeGreaterThan(500);
    const wrong = Object.keys(texts).filter(text => {
      const { words, values } = shown(text);
      return words === text || !values.every(value => words.includes(value));
    });
    expect(wrong).toEqual([]);
  });

  test('are those that functions of the client give', () => {
    const principal = { kind: 'identity', urn: 'urn:a', label: 'Ada' } as const;
    const { sentence } = assignmentWords(
      { action: 'assign', principal, before: [], after: ['urn:a'] },
      'Copy',
    );
    expect(sentence).toMatch(/^Ada /);
    expect(sentence).not.toContain('can start runs');
  });
});
