import { FlowDocument } from '../document/flow-document.ts';
import { knowledgeOf } from '../document/knowledge.ts';
import type { Fixture } from './fixture.ts';

/** The definition of a fixture, with its file `schema.json` for input schema; `text` stands for another version of it. */
export function open({ main, files }: Fixture, text = main.text): FlowDocument {
  const schema = files.get('schema.json');
  const knowledge = knowledgeOf(schema && { uri: `file:///${schema.name}`, text: schema.text });
  return new FlowDocument(`file:///${main.name}`, text, knowledge);
}
