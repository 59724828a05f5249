// Every call into our own language that is measured.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SCHEMA } from './flows.mjs';

export const dist = name => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));

const URI = 'file:///bench/big.flow.json';
const OPTIONS = { inputSchema: SCHEMA };

/** All our rules, payload analysis and input schema included. */
export async function load() {
  const { FlowDocument, diagnostics, validate } = await import(pathToFileURL(dist('language.mjs')).href);
  let document;
  return {
    check: text => validate(text, URI, OPTIONS).length,
    open(text) {
      document = new FlowDocument(URI, text);
      diagnostics(document, OPTIONS);
    },
    edit(span, newText) {
      document = document.edited(span, newText);
      return diagnostics(document, OPTIONS).length;
    },
  };
}
