/** Texts that somebody was to replace by a value of their own, and did not. */

// “<INSERT YOUR ENDPOINT ID HERE>”, “REPLACE_ME”: nobody means these, wherever they stand.
const MARKED = /<\s*(?:insert|enter|replace|fill in|your)\b[^<>]*>|\b(?:replace|change)[_-]?me(?![a-z])/i;

// “<anything>”, “{{ name }}”, “${name}”: markers of template languages that Flows does not have.
const MARKER = /<[^<>\s/][^<>]*>|\{\{[^{}]*\}\}|\$\{[^{}]*\}/;

// One of them, and nothing beside it.
const HOLE = new RegExp(`^\\s*(?:${MARKER.source})\\s*$`);

const WORD = /^(?:(?:todo|fixme|tbd|xxx+|replace|\.{3}|…)(?![a-z0-9])|x{8}-|your[ _-])/i;
// “SOURCE_ENDPOINT_UUID”, “MY_TOKEN”, but not “SCAN_0001”.
const NAME =
  /^(?:(?:YOUR|MY|SOME)(?:_[A-Z0-9]+)+|(?:[A-Z0-9]+_)+(?:UUID|ID|ENDPOINT|COLLECTION|FUNCTION|INDEX|URL|PASSWORD|SECRET|TOKEN|KEY))$/;

/** Nobody means this text as a value, wherever it stands. */
export function isMarkedPlaceholder(text: string): boolean {
  return MARKED.test(text);
}

/** The text holds a marker of a template language, which nobody fills in. */
export function hasTemplateMarker(text: string): boolean {
  return MARKER.test(text);
}

/** The whole text is such a marker: a number, a path or whatever belongs there is still to come. */
export function isHole(text: string): boolean {
  return HOLE.test(text);
}

/** Where an id, an address or a credential belongs: the text is none, but stands for one that is still to come. */
export function isPlaceholder(text: string): boolean {
  return MARKED.test(text) || MARKER.test(text) || WORD.test(text) || NAME.test(text);
}
