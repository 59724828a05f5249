// Every call into our own language that is measured.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SCHEMA } from './flows.mjs';

export const dist = name => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

const URI = 'file:///bench/big.flow.json';
const inputSchema = { uri: 'file:///bench/big.schema.json', text: SCHEMA };

/** All our rules, payload analysis and input schema included. */
export async function load() {
  const { FlowDocument, diagnostics, knowledgeOf, validate } = await import(
    pathToFileURL(dist('language.mjs')).href
  );
  let document;
  return {
    check: text => validate(text, URI, { inputSchema }).length,
    open(text) {
      document = new FlowDocument(URI, text, knowledgeOf(inputSchema));
      diagnostics(document);
    },
    edit(span, newText) {
      document = document.edited({ span, newText });
      return diagnostics(document).length;
    },
  };
}
