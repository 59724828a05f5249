// The SDK makes numbers of these, and may stand behind the provider; flows in use have them [OBS].
const SYNC_LEVELS = ['exists', 'size', 'mtime', 'checksum'];

/** The number that the Transfer service has for the word; undefined for anything else. */
export function syncLevelOf(word: unknown): number | undefined {
  const level = SYNC_LEVELS.indexOf(String(word));
  return level < 0 ? undefined : level;
}
