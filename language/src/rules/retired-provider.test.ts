import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { reports } from '../reports.ts';
import { fixed, mismatches } from '../testing/check.ts';

const ask = (url: string, fields: string) => `{ "StartAt": "A", "States": { "A": { "Type": "Action",
  "ActionUrl": "${url}",
  ${fields},
  "ResultPath": "$.A", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true } } }`;

const fixesOf = (source: string) =>
  reports(new FlowDocument('file:///a.flow.json', source))
    .filter(r => r.rule.id === 'retired-provider')
    .flatMap(r => r.fixes().map(f => `${f.safe ? 'safe: ' : ''}${f.title}`));

const USE = (name: string) => `Use “https://transfer.actions.globus.org/${name}”`;

test('the parameters of delete move with the address', () => {
  const source = ask(
    'https://actions.globus.org/transfer/delete',
    '"Parameters": { "endpoint_id.$": "$.e", "items": ["/a", "/b"], "recursive": true }',
  );
  expect(fixesOf(source)).toEqual([`safe: ${USE('delete')}`]);
  const after = fixed(source, USE('delete'));
  expect(after).toContain(
    '"Parameters": { "endpoint.$": "$.e", "DATA": [{ "path": "/a" }, { "path": "/b" }], "recursive": true }',
  );
  expect(mismatches(after)).toEqual([]);
});

test('funcX becomes Compute v3, in a handler too', () => {
  const source = `{ "StartAt": "A", "States": { "A": { "Type": "Action",
    "Handler": { "Type": "ActionProvider", "Url": "https://api.funcx.org/automate", "Scope": "x" },
    "Parameters": { "tasks": [{ "endpoint.$": "$.e", "func.$": "$.f", "payload.$": "$.p" }] },
    "ResultPath": "$.A", "WaitTime": 60, "ExceptionOnActionFailure": true, "End": true } } }`;
  const after = fixed(source, 'Use “https://compute.actions.globus.org/v3”');
  expect(after).toContain('{ "Type": "ActionProvider", "Url": "https://compute.actions.globus.org/v3" }');
  expect(after).toContain(
    '{ "endpoint_id.$": "$.e", "tasks": [{ "function_id.$": "$.f", "kwargs.$": "$.p" }] }',
  );
  expect(mismatches(after)).toEqual([]);
});

test('an address with the names of today needs no other edit', () => {
  const parameters =
    '"Parameters": { "source_endpoint.$": "$.a", "destination_endpoint.$": "$.b", "DATA.$": "$.c" }';
  const source = ask('https://actions.automate.globus.org/transfer/transfer', parameters);
  expect(fixesOf(source)).toEqual([`safe: ${USE('transfer')}`]);
  expect(fixed(source, USE('transfer'))).toContain(parameters);
});

test('what a person must do is said, and the address alone can be changed', () => {
  const source = ask('https://actions.globus.org/transfer/transfer', '"InputPath": "$.copy"');
  const [report] = reports(new FlowDocument('file:///a.flow.json', source));
  expect(report?.message.todo).toContain(
    'The parameters come from “$.copy”: where they are made, rename source_endpoint_id to source_endpoint',
  );
  expect(fixesOf(source)).toEqual([`${USE('transfer')}: the address only`]);
});

test('where the parameters have kept their names, a path to them moves safely', () => {
  const source = ask('https://actions.globus.org/transfer/mkdir', '"InputPath": "$.folder"');
  expect(fixesOf(source)).toEqual([`safe: ${USE('mkdir')}`]);
});

test('listing a path by itself is for stat, but its result is another', () => {
  const source = ask(
    'https://actions.globus.org/transfer/ls',
    '"Parameters": { "endpoint_id.$": "$.e", "path.$": "$.p", "path_only": true }',
  );
  expect(fixesOf(source)).toEqual([USE('stat')]);
  expect(mismatches(fixed(source, USE('stat')))).toEqual([]);
});

test('an address without a successor has no fix', () =>
  expect(fixesOf(ask('https://actions.automate.globus.org/Identifiers', '"Parameters": {}'))).toEqual([]));
