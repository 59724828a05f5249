// Every call into the peers that are measured.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// A copy to measure with, which lies beside this checkout; it is not ours to ship.
const schemaFile = fileURLToPath(
  new URL('../../shared/reference/flow-definition.published.schema.json', import.meta.url),
);
export const flowSchema = existsSync(schemaFile) ? schemaFile : undefined;

/** A language service of the JSON family: it parses, then it validates. */
function jsonFamily({ getLanguageService, TextDocument }, configure) {
  const service = getLanguageService({});
  configure?.(service);
  let version = 0;
  return {
    async check(text) {
      const document = TextDocument.create('file:///bench/big.json', 'json', ++version, text);
      const found = await service.doValidation(document, service.parseJSONDocument(document));
      return found.length;
    },
  };
}

export async function loadJsonService() {
  const { default: module } = await import('vscode-json-languageservice');
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
  return jsonFamily(module, service =>
    service.configure({ validate: true, schemas: [{ uri: 'file:///flow.json', fileMatch: ['*'], schema }] }),
  );
}

export async function loadStatesService() {
  const { default: module } = await import('amazon-states-language-service');
  return jsonFamily(module);
}

export async function loadStatesValidator() {
  const { default: validator } = await import('asl-validator');
  return { check: text => validator(JSON.parse(text), { checkPaths: true, checkArn: true }).errors.length };
}

export async function loadParseTree() {
  const { parseTree } = await import('jsonc-parser');
  return { check: text => (parseTree(text, []) ? 0 : 1) };
}

export const loadJsonParse = () => ({ check: text => (JSON.parse(text) ? 0 : 1) });
