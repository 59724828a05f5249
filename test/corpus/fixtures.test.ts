import { describe, expect, test } from 'vitest';
import { validate } from '../../language/src/index.ts';
import { filesIn, here, textOf } from './corpus.ts';
import { LABELS, type Label } from './fixtures.ts';

const folder = '_fixtures/automate-client-validation';

/** The rules that find an error, or a warning, in a flow of the retired client. */
function rulesIn(name: string): { errors: string[]; all: string[] } {
  const found = validate(textOf(`${folder}/${name}.json`) ?? '', 'file:///fixture/definition.json');
  const rules = (most: number) => [...new Set(found.filter(d => d.severity <= most).map(d => d.code))].sort();
  return { errors: rules(1), all: rules(2) };
}

describe.skipIf(!here)('flows that the retired client was tested with', () => {
  test('each has its label', () => {
    const names = filesIn(folder).filter(file => file.endsWith('.json') && file !== 'index.json');
    expect(names.map(file => file.replace(/\.json$/, '')).sort()).toEqual(Object.keys(LABELS).sort());
    expect(names).toHaveLength(88);
  });

  test.each(Object.entries<Label>(LABELS))('%s', (name, label) => {
    const { errors, all } = rulesIn(name);
    if (label === 'accepted') expect(errors).toEqual([]);
    else if ('rule' in label) expect(all).toContain(label.rule);
    else {
      expect(errors).toEqual(label.rules);
      expect(label.because).not.toBe('');
    }
  });
});
