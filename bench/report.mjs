/** Writes tables, aligned for a terminal or as Markdown. The first column is words, the others are figures. */
export function writer(markdown) {
  const say = line => console.log(line);
  return {
    heading: text => say(markdown ? `\n### ${text}\n` : `\n${text}`),
    note: text => say(markdown ? `\n${text}` : `  ${text}`),
    table(columns, rows) {
      const widths = columns.map((_, i) => Math.max(...[columns, ...rows].map(row => `${row[i]}`.length)));
      const line = row =>
        row.map((cell, i) => (i === 0 ? `${cell}`.padEnd(widths[i]) : `${cell}`.padStart(widths[i])));
      const rule = widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
      for (const row of markdown ? [line(columns), rule, ...rows.map(line)] : [columns, ...rows].map(line))
        say(markdown ? `| ${row.join(' | ')} |` : `  ${row.join('  ')}`);
    },
  };
}

/** A ratio beside its budget, and whether it keeps it. */
export const judged = (ratio, budget) =>
  `${ratio.toFixed(ratio < 0.1 ? 3 : 2)} of ${Number(budget.toFixed(2))} ${ratio <= budget ? 'ok' : 'OVER'}`;
