/** The last lines of the log, newest first, for whoever looks at the sandbox. */
export interface RecentRequests {
  add(line: string): void;
  lines(): readonly string[];
}

const kept = 100;

export function createRecentRequests(): RecentRequests {
  const lines: string[] = [];
  return {
    add(line) {
      lines.unshift(line);
      lines.length = Math.min(lines.length, kept);
    },
    lines: () => lines,
  };
}
