import { applyEdits } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { asTemplate, recordTrigger } from './new-trigger.ts';

const trigger = { flow: 'copy', watch: 'scans', pattern: '*.h5', input: { path: '${path}' } };

test('a trigger is written beside the others, under a name that is free', () => {
  let text = '{\n  "flows": {} // none yet\n}\n';
  for (const name of ['scans', 'scans-2']) {
    const recorded = recordTrigger(text, 'scans', trigger);
    expect(recorded.name).toBe(name);
    text = applyEdits(text, [recorded.edit]);
  }
  expect(text).toContain('// none yet');
  expect(JSON.parse(text.replace('// none yet', ''))).toEqual({
    flows: {},
    triggers: { scans: trigger, 'scans-2': trigger },
  });
});

test('what is read from becomes the path of the file, what is written to stays', () => {
  expect(
    asTemplate({
      source: { id: '', path: '' },
      destination: { id: '', path: '' },
      source_path: '',
      destination_path: '/archive/',
      recursive: false,
      title: '',
    }),
  ).toEqual({
    source: { id: '', path: '${path}' },
    destination: { id: '', path: '' },
    source_path: '${path}',
    destination_path: '/archive/',
    recursive: false,
    title: '',
  });
});
