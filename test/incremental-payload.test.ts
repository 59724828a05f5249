import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument, knowledgeOf, reports } from '../language/src/index.ts';
import { flows, SCHEMA } from './random-flow.ts';

const KNOWLEDGE = knowledgeOf({ uri: 'file:///schema.json', text: JSON.stringify(SCHEMA) });
const NAMES = ['A', 'B', 'C', 'D', 'E'];
/** What a state does, without where it leads. */
const DOINGS = ['Type', 'Parameters', 'Result', 'InputPath', 'ResultPath', 'ExceptionOnActionFailure'];

const said = (document: FlowDocument) =>
  reports(document).map(({ rule, message }) => ({ rule: rule.id, ...message }));

const open = (text: string) => new FlowDocument('file:///a.flow.json', text, KNOWLEDGE);

type States = Record<string, Record<string, unknown>>;

/** The flow in which a state does what another one does, and still leads where it led. */
function exchanged(flow: string, name: string, other: Record<string, unknown> = {}): string {
  const kept = Object.entries(stateIn(flow, name)).filter(([field]) => !DOINGS.includes(field));
  const done = Object.entries(other).filter(([field]) => DOINGS.includes(field));
  return withState(flow, name, Object.fromEntries([...done, ...kept]));
}

function stateIn(flow: string, name: string): Record<string, unknown> {
  const { States }: { States: States } = JSON.parse(flow);
  return States[name] ?? {};
}

/** The flow with another state of that name. */
function withState(flow: string, name: string, state: Record<string, unknown>): string {
  const { States, ...head }: { States: States } = JSON.parse(flow);
  return JSON.stringify({ ...head, States: { ...States, [name]: state } }, undefined, 1);
}

/** The flow in which every way that leads from a state to that one leads to another. */
function retargeted(flow: string, name: string, from: string, to: string): string {
  const way = new RegExp(`"(Next|Default)":"${from}"`, 'g');
  return withState(flow, name, JSON.parse(JSON.stringify(stateIn(flow, name)).replace(way, `"$1":"${to}"`)));
}

/** The one stretch in which the texts differ. */
function difference(before: string, after: string) {
  let first = 0;
  while (first < before.length && before[first] === after[first]) first++;
  let last = 0;
  const most = Math.min(before.length, after.length) - first;
  while (last < most && before.at(-1 - last) === after.at(-1 - last)) last++;
  const span = { offset: first, length: before.length - first - last };
  return { span, newText: after.slice(first, after.length - last) };
}

test('what states do is exchanged, and a document says what the same text says when it is opened', () => {
  const names = fc.constantFrom(...NAMES);
  fc.assert(
    fc.property(
      flows,
      fc.array(fc.tuple(flows, names, names), { minLength: 1, maxLength: 6 }),
      (first, others) => {
        let document = open(first);
        reports(document);
        for (const [source, from, to] of others) {
          const { States }: { States: States } = JSON.parse(source);
          document = sameAsOpened(document, exchanged(document.text, to, States[from]));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('where states lead is changed, and a document says what the same text says when it is opened', () => {
  const names = fc.constantFrom(...NAMES);
  const change = fc.tuple(flows, names, names, names, fc.constantFrom('ways', 'doings', 'all'));
  fc.assert(
    fc.property(flows, fc.array(change, { minLength: 1, maxLength: 8 }), (first, changes) => {
      let document = open(first);
      reports(document);
      for (const [source, name, from, to, what] of changes) {
        const { States }: { States: States } = JSON.parse(source);
        const text = {
          ways: () => retargeted(document.text, name, from, to),
          doings: () => exchanged(document.text, to, States[from]),
          all: () => withState(document.text, to, States[from] ?? {}),
        }[what]();
        document = sameAsOpened(document, text);
      }
    }),
    { numRuns: 300 },
  );
});

/** The document after the edit that makes that text of it. */
function sameAsOpened(before: FlowDocument, text: string): FlowDocument {
  const document = before.edited(difference(before.text, text));
  expect(document.text).toBe(text);
  expect(said(document)).toEqual(said(open(text)));
  return document;
}
