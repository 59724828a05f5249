const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** “1.5 MB” for so many bytes, by powers of 1000. */
export function sizeWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const count = bytes / 1000 ** power;
  return `${power === 0 ? count : count.toFixed(1).replace(/\.0$/, '')} ${UNITS[power]}`;
}
