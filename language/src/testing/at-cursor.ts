import { FlowDocument } from '../document/flow-document.ts';
import { readFixture } from './fixture.ts';

/** The document without its cursor mark, and the offset of the mark. */
export function atCursor(source: string): [FlowDocument, number] {
  const { main } = readFixture(source);
  if (main.cursor === undefined) throw new Error('the fixture has no cursor');
  return [new FlowDocument('file:///a.flow.json', main.text), main.cursor];
}

/** A definition whose first state, A, has that body; B is another. */
export function inState(body: string): string {
  return `{ "StartAt": "A", "States": { "A": ${body}, "B": { "Type": "Fail" } } }`;
}
