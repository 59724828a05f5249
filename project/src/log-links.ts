/** Where a log names a state. */
export interface NamedState {
  line: number;
  character: number;
  length: number;
  state: string;
}

/** The places in the text of a log that name one of the states: the first in each line. */
export function statesInLog(text: string, states: readonly string[]): NamedState[] {
  // Of two that begin alike the longer one is meant.
  const names = [...new Set(states)].filter(name => name !== '').sort((a, b) => b.length - a.length);
  return text.split('\n').flatMap((content, line) => {
    const written = /^ +"state_name": (".*?(?<!\\)"),?$/.exec(content)?.[1];
    const state = written === undefined ? names.find(name => isNamed(content, name)) : nameIn(written, names);
    if (state === undefined) return [];
    const shown = written ?? state;
    return [{ line, character: content.indexOf(shown), length: shown.length, state }];
  });
}

/** “[Copy]” or the name among the words of an entry, not as a part of a longer word. */
function isNamed(content: string, name: string): boolean {
  if (!/^\S/.test(content)) return false;
  const at = content.indexOf(name);
  const around = [content[at - 1] ?? ' ', content[at + name.length] ?? ' '];
  return at >= 0 && around.every(character => !/[\p{L}\p{N}_]/u.test(character));
}

function nameIn(written: string, names: readonly string[]): string | undefined {
  return names.find(name => JSON.stringify(name) === written);
}
