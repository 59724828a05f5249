/** What the input of a trigger can say about a file, each with what it stands for. */
export const TRIGGER_PLACEHOLDERS = {
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
} as const;

export type TriggerPlaceholder = keyof typeof TRIGGER_PLACEHOLDERS;

/** A placeholder, whose word is the group; or `$${`, which is `${` as it stands. */
export const TRIGGER_PLACEHOLDER = /\$\$\{|\$\{([^{}]*)\}/g;

export function isTriggerPlaceholder(word: string): word is TriggerPlaceholder {
  return Object.hasOwn(TRIGGER_PLACEHOLDERS, word);
}
