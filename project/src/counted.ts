/** "3 changes", "1 change"; "2 entries", where `plural` says so. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
