/** In characters, as the service takes them. */
const LONGEST = 64;

/** The label of a run: as much of the file's name as fits, and the key at its end. */
export function runLabel(name: string, key: string): string {
  const room = LONGEST - key.length - 1;
  const letters = [...name];
  const short = letters.length <= room ? name : `${letters.slice(0, room - 1).join('')}…`;
  return `${short} ${key}`;
}
