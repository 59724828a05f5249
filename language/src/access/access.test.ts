import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { providers } from '../providers/catalogue.ts';
import { accessSpecs, flowAt } from './access-specs.ts';
import { touches } from './touches.ts';

/** Each touch in short: what of what, and the text that says so. */
function listed(states: object): string[] {
  const document = new FlowDocument('file:///a.flow.json', JSON.stringify({ StartAt: 'A', States: states }));
  const shown = ({
    span: { offset, length },
    rest,
  }: {
    span: { offset: number; length: number };
    rest: readonly string[];
  }) => [document.text.slice(offset, offset + length), ...rest].join(' ');
  return touches(document).map(
    ({ state, kind, runAs, id, path }) =>
      `${state} ${runAs} ${kind}: ${shown(id)}${path ? ` at ${shown(path)}` : ''}`,
  );
}

const transfer = 'https://transfer.actions.globus.org/transfer';

describe('what states touch', () => {
  test('a transfer reads and writes every item, with the parameters that say where', () => {
    const Parameters = {
      'source_endpoint.$': '$.from',
      destination_endpoint: 'abc',
      DATA: [
        { 'source_path.$': '$.raw', 'destination_path.=': "'/x/' + name" },
        { source_path: '/a', destination_path: '/b' },
      ],
    };
    expect(listed({ A: { Type: 'Action', ActionUrl: transfer, Parameters, End: true } })).toEqual([
      'A User read-files: "$.from" at "$.raw"',
      'A User read-files: "$.from" at "/a"',
      `A User write-files: "abc" at "'/x/' + name"`,
      'A User write-files: "abc" at "/b"',
    ]);
  });

  test('a list, or all parameters, that only the payload has', () => {
    const Parameters = {
      'source_endpoint.$': '$.from',
      'destination_endpoint.$': '$.to',
      'DATA.$': '$.items',
    };
    expect(
      listed({
        A: { Type: 'Action', ActionUrl: transfer, Parameters, Next: 'B' },
        B: { Type: 'Action', ActionUrl: `${transfer}/`, InputPath: '$.task', End: true },
      }),
    ).toEqual([
      'A User read-files: "$.from" at "$.items" * source_path',
      'A User write-files: "$.to" at "$.items" * destination_path',
      'B User read-files: "$.task" source_endpoint at "$.task" DATA * source_path',
      'B User write-files: "$.task" destination_endpoint at "$.task" DATA * destination_path',
    ]);
  });

  test('permissions, compute, search, other flows, and whose identity it is', () => {
    const action = (ActionUrl: string, Parameters: object, more = {}) => ({
      Type: 'Action',
      ActionUrl,
      Parameters,
      ...more,
      End: true,
    });
    const id = '0a1b2c3d-0000-4000-8000-000000000001';
    expect(
      listed({
        Share: action(
          'https://transfer.actions.globus.org/manage_permission',
          { endpoint_id: 'g', path: '/p/' },
          { RunAs: 'Flow' },
        ),
        Compute: action('https://compute.actions.globus.org/v3', {
          endpoint_id: 'e',
          tasks: [{ 'function_id.$': '$.f' }, {}],
        }),
        Older: action('https://compute.actions.globus.org', { endpoint: 'e', function: 'f' }),
        Index: action('https://actions.globus.org/search/ingest', { search_index: 'i' }, { RunAs: 'Robot' }),
        Sub: action(`https://flows.globus.org/flows/${id}`, {}),
        Look: action('https://transfer.actions.globus.org/ls', { endpoint_id: 'g' }),
      }),
    ).toEqual([
      'Share Flow access-rules: "g" at "/p/"',
      'Compute User compute-endpoint: "e"',
      'Compute User compute-function: "$.f"',
      'Older User compute-endpoint: "e"',
      'Older User compute-function: "f"',
      'Index Robot search-index: "i"',
      `Sub User flow: "https://flows.globus.org/flows/${id}"`,
      'Look User read-files: "g"',
    ]);
  });

  test('a provider of which nothing is known is said to be one; others touch nothing of Globus', () => {
    expect(
      listed({
        A: { Type: 'Action', ActionUrl: 'https://example.org/mine', End: true },
        B: { Type: 'Action', Handler: { Type: 'RegisteredAPI', Id: 'x' }, End: true },
        C: { Type: 'Action', ActionUrl: 'https://actions.globus.org/hello_world', Parameters: {}, End: true },
        D: { Type: 'Pass', End: true },
      }),
    ).toEqual([
      'A User provider: "https://example.org/mine"',
      'B User provider: {"Type":"RegisteredAPI","Id":"x"}',
    ]);
  });

  test('a definition that is broken or misses parameters lists what there is', () => {
    expect(
      listed({ A: { Type: 'Action', ActionUrl: transfer, Parameters: { DATA: 1 } }, B: { Type: 'Action' } }),
    ).toEqual([]);
    expect(touches(new FlowDocument('file:///a.flow.json', '{ "States": { "A": { "Type": "Act'))).toEqual([]);
  });
});

describe('the table', () => {
  // What is not known to touch nothing is reported as unknown before a run.
  const UNKNOWN = /gcp\/create_guest_collection|funcx\.org/;

  test.each(providers().map(({ url }) => url))('%s is decided', url => {
    expect(accessSpecs(url) !== undefined).toBe(!UNKNOWN.test(url));
  });

  test.each(providers().flatMap(provider => (provider.complete || provider.inputSchema ? [provider] : [])))(
    'names parameters that $url has',
    ({ url, inputSchema }) => {
      const schema = JSON.stringify(inputSchema);
      for (const { id, path } of accessSpecs(url) ?? [])
        for (const name of [...id, ...(path ?? [])]) if (name !== '*') expect(schema).toContain(`"${name}"`);
    },
  );

  test('flows are known by the address of either host', () => {
    const id = '0A1B2C3D-0000-4000-8000-000000000001';
    expect(flowAt(`https://flows.globus.org/flows/${id}`)).toBe(id.toLowerCase());
    expect(flowAt(`https://flows.automate.globus.org/flows/${id}/`)).toBe(id.toLowerCase());
    expect(flowAt(`https://flows.globus.org.example.org/flows/${id}`)).toBeUndefined();
  });
});
