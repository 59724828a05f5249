import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../document/recognise.ts';
import { applyEdits, LineIndex } from '../json/text.ts';
import { documentReports } from './index.ts';
import { documentOf, told, words } from './testing/check-document.ts';

const KINDS: DocumentKind[] = ['input-schema', 'run-input', 'project-file', 'flow-test'];

describe('any text', () => {
  const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f =>
    /\.(schema|input)\.json$/.test(f),
  );
  const schema = readFileSync(`${folder}transfer-and-share/transfer-and-share.schema.json`, 'utf8');

  test('is checked without an exception, and ranges lie inside it', () => {
    const broken = fc
      .array(fc.tuple(fc.nat(schema.length), fc.nat(40), fc.string({ maxLength: 8 })), { maxLength: 4 })
      .map(cuts => cuts.reduce((text, [at, n, put]) => text.slice(0, at) + put + text.slice(at + n), schema));
    fc.assert(
      fc.property(
        fc.oneof(broken, fc.string({ unit: 'binary' }), fc.json()),
        fc.constantFrom(...KINDS),
        (text, kind) => {
          const lines = new LineIndex(text);
          for (const report of documentReports(documentOf(text, kind, JSON.parse(schema)))) {
            const { start, end } = lines.range(report.message.at);
            expect(lines.offset(end)).toBeGreaterThanOrEqual(lines.offset(start));
            expect(report.message.at.offset + report.message.at.length).toBeLessThanOrEqual(text.length);
            expect(words(report)).not.toMatch(/undefined|\[object/);
            for (const fix of report.fixes()) expect(typeof applyEdits(text, fix.edits)).toBe('string');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test.each(files)('%s cut off anywhere says no more than that it is cut off', file => {
    const text = readFileSync(folder + file, 'utf8');
    const kind = file.endsWith('.input.json') ? 'run-input' : 'input-schema';
    const companion: unknown = JSON.parse(readFileSync(folder + file.replace('.input.', '.schema.'), 'utf8'));
    for (let end = 1; end < text.length; end++) {
      const cut = text.slice(0, end);
      if (cut.trim() === text.trim()) continue;
      const found = told(cut, kind, companion).filter(f => !/json-syntax/.test(f));
      expect(found, cut.slice(-60)).toEqual([]);
    }
  });
});
