// The texts of the manifest that VS Code shows are in package.nls.json, where translators find them. Who adds a text
// writes it into package.json, and generating moves it; who changes one changes it in package.nls.json.
const TEXTS = [
  'title',
  'shortTitle',
  'label',
  'contextualTitle',
  'description',
  'markdownDescription',
  'contents',
  'altText',
];
const LISTS = ['enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels'];
// Names are the same in every language.
const NAMES = ['Globus', 'Globus Flows'];
// Steps of a path that say nothing.
const SILENT = ['properties', 'configurationAttributes'];
const PARTS = ['contributes', 'capabilities'];

/**
 * Moves the texts of a manifest out of it.
 * @param {object} manifest what package.json has
 * @param {Record<string, string>} known what package.nls.json has
 * @returns the manifest with keys in the place of texts, and the texts by key
 */
export function localised(manifest, known) {
  // Keys that are there already stay with their texts.
  const texts = Object.fromEntries(keysIn(manifest).map(key => [key, known[key]]));
  const keyFor = (path, text) => {
    if (isKey(text) || NAMES.includes(text)) return text;
    const key = freeKey(texts, path.filter(step => !SILENT.includes(step)).join('.'), text);
    texts[key] = text;
    return `%${key}%`;
  };
  const moved = (value, path) => {
    if (Array.isArray(value)) return value.map((item, index) => moved(item, [...path, nameOf(item, index)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => {
        const at = [...path, name];
        if (typeof inner === 'string' && isText(name, path)) return [name, keyFor(at, inner)];
        if (LISTS.includes(name) && Array.isArray(inner))
          return [
            name,
            inner.map((text, index) => keyFor([...at, String(value.enum?.[index] ?? index)], text)),
          ];
        return [name, moved(inner, at)];
      }),
    );
  };
  const parts = PARTS.filter(part => part in manifest).map(part => [part, moved(manifest[part], [])]);
  return { manifest: { ...manifest, ...Object.fromEntries(parts) }, texts: sorted(texts) };
}

const isKey = text => /^%[^%\s]+%$/.test(text);

function keysIn(value) {
  if (typeof value === 'string') return isKey(value) ? [value.slice(1, -1)] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(keysIn) : [];
}

function sorted(texts) {
  const missing = Object.keys(texts).filter(key => texts[key] === undefined);
  if (missing.length > 0) throw new Error(`package.nls.json has no text for ${missing.join(', ')}.`);
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The names of views are texts, those of files are not; what language models read is the same for all. */
function isText(name, path) {
  if (path[0] === 'languageModelTools') return false;
  return TEXTS.includes(name) || (name === 'name' && path[0] === 'views');
}

/** What an entry of a list is known by; its place where it has no name. */
function nameOf(item, index) {
  const name = item?.command ?? item?.id ?? item?.type;
  return typeof name === 'string' ? name.replace(/^globusFlows\./, '') : String(index + 1);
}

function freeKey(texts, path, text) {
  let key = path;
  for (let number = 2; key in texts && texts[key] !== text; number++) key = `${path}.${number}`;
  return key;
}
