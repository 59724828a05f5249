import { describe, expect, test } from 'vitest';
import { DOCUMENT_RULES } from '../../language/src/documents/index.ts';
import { applyEdits } from '../../language/src/index.ts';
import { RULES } from '../../language/src/rules/index.ts';
import { changedLines } from './changed-lines.ts';
import { defects, examples, more, type Source } from './sources.ts';

// What each fix makes of the text, one file a rule: golden/ID.txt. `npx vitest run test/fixes -u` writes them anew.

const ids = [...new Set([...RULES, ...DOCUMENT_RULES].map(({ meta }) => meta.id))];
const sources = [...examples(), ...defects(), ...more()];

/** Each fix that the rule offers for a text, with the lines that it changes. */
function pairs(id: string, { title, text, found }: Source): string[] {
  return found(text)
    .filter(({ rule }) => rule.id === id)
    .flatMap(report =>
      report.fixes().map(fix => {
        const heading = `${title}: ${fix.title}${fix.safe ? '' : ' (offered)'}`;
        return `${heading}\n${changedLines(text, applyEdits(text, fix.edits))}\n`;
      }),
    );
}

describe('what the fixes make of a text', () => {
  const golden = ids.flatMap(id => {
    const all = sources.flatMap(source => pairs(id, source));
    return all.length > 0 ? [[id, all.join('\n')] as const] : [];
  });

  test.each(golden)('%s', async (id, text) => {
    await expect(text).toMatchFileSnapshot(`golden/${id}.txt`);
  });
});
