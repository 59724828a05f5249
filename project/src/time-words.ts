/** "just now", "5 min ago", "3 h ago", then the date. */
export function ago(time: string, now: number): string {
  const at = Date.parse(time);
  if (Number.isNaN(at)) return '';
  const minutes = Math.floor((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return time.slice(0, 10);
}

/** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min"; "" where a time is missing. */
export function duration(from: string, to: string | null): string {
  const milliseconds = Date.parse(to ?? '') - Date.parse(from);
  if (Number.isNaN(milliseconds) || milliseconds < 0) return '';
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
