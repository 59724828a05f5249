/** What a template can say about a file that has settled. */
export interface Values {
  path: string;
  folder: string;
  name: string;
  stem: string;
  relative: string;
  local: string;
  size: number;
  time: string;
  date: string;
  files: string[];
  event: string;
  trigger: string;
}

/** Each placeholder with what it stands for, as the documentation has it. */
export const PLACEHOLDERS: Readonly<Record<keyof Values, string>> = {
  path: 'the path of the file in its collection',
  folder: 'the path of its folder in the collection, with a slash at the end',
  name: 'the name of the file',
  stem: 'the name without its last ending',
  relative: 'the path of the file in the watched folder, with forward slashes',
  local: 'the path of the file on this computer',
  size: 'its size in bytes, a number where it stands alone',
  time: 'when it had settled: 2026-01-02T03:04:05.678Z',
  date: 'the day of that: 2026-01-02',
  files: 'with a manifest: the paths of its files in the collection, a list that must stand alone',
  event: 'the id of the event, which is in the label and the tags of the run too',
  trigger: 'the name of the trigger',
};

/** The word names a placeholder. */
export function isPlaceholder(word: string): word is keyof Values {
  return Object.hasOwn(PLACEHOLDERS, word);
}
