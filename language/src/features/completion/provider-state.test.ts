import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../../document/flow-document.ts';
import { applyEdits } from '../../json/text.ts';
import { todaysProviders } from '../../providers/todays-providers.ts';
import { reports } from '../../reports.ts';
import { atCursor } from '../../testing/at-cursor.ts';
import { untouched } from '../../testing/untouched.ts';
import { completions } from '../completion.ts';
import { providerState, stateNameFor } from './provider-state.ts';

const today = todaysProviders();

describe('a new state for each provider of today', () => {
  test.each(today.map(one => [one.title, one] as const))('%s', (title, provider) => {
    const [document, offset] = atCursor('{ "StartAt": "Do", "States": {\n  /*|*/\n} }');
    const item = completions(document, offset).find(({ label }) => label === `New Action state: ${title}`);
    if (!item) throw new Error('It is not offered.');
    const text = untouched(applyEdits(document.text, [item.edit, ...(item.also ?? [])]));
    const { StartAt, States } = JSON.parse(text);
    expect([StartAt, Object.keys(States)]).toEqual(['Do', ['Do']]);
    expect(States.Do.ActionUrl).toBe(provider.url);
    // Not even a hint.
    expect(
      reports(new FlowDocument('file:///a.flow.json', text)).map(({ rule, message }) => [
        rule.id,
        message.what,
      ]),
    ).toEqual([]);
  });

  test('and for no other', () => {
    const offered = completions(...atCursor('{ "States": { /*|*/ } }')).map(({ label }) => label);
    expect(offered.filter(label => label.startsWith('New Action state: '))).toHaveLength(today.length);
  });
});

test('parameters are paths, one element of a list, and a choice where there is one', () => {
  const transfer = today.find(({ url }) => url.endsWith('/transfer'));
  const permission = today.find(({ url }) => url.endsWith('/manage_permission'));
  if (!transfer || !permission) throw new Error('The catalogue lacks them.');
  expect(providerState(transfer, 'Copy')).toBe(
    [
      `"\${1:Copy}": {`,
      `\t"Type": "Action",`,
      `\t"ActionUrl": "https://transfer.actions.globus.org/transfer",`,
      `\t"Parameters": {`,
      `\t\t"source_endpoint.\\$": "\\$.\${2:source_endpoint}",`,
      `\t\t"destination_endpoint.\\$": "\\$.\${3:destination_endpoint}",`,
      `\t\t"DATA": [`,
      `\t\t\t{`,
      `\t\t\t\t"source_path.\\$": "\\$.\${4:source_path}",`,
      `\t\t\t\t"destination_path.\\$": "\\$.\${5:destination_path}"`,
      `\t\t\t}`,
      `\t\t]`,
      `\t},`,
      `\t"ResultPath": "\\$.$1",`,
      `\t"WaitTime": \${6:3600},`,
      `\t"ExceptionOnActionFailure": true,`,
      `\t"End": true`,
      `}`,
    ].join('\n'),
  );
  expect(providerState(permission, 'Share')).toContain(`"operation": "\${2|CREATE,UPDATE,DELETE,LIST|}"`);
  expect(providerState(permission, 'Share')).toContain('"principal.\\$"');
});

test('the state is named for what it does, and not as another', () => {
  expect(today.map(stateNameFor)).toEqual(
    expect.arrayContaining(['ListDirectoryContents', 'TransferTask', 'Ingest']),
  );
  const source = '{ "StartAt": "TransferTask", "States": { "TransferTask": { "Type": "Fail" }, /*|*/ } }';
  const item = completions(...atCursor(source)).find(({ label }) => label.endsWith('Transfer Task'));
  expect(item?.edit.newText).toContain(`\${1:TransferTask2}`);
});
